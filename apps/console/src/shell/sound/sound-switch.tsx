import SoundOutlined from '@ant-design/icons/SoundOutlined'
import { Switch } from 'antd'
import { useState } from 'react'
import type { Sound } from './sound.ts'
import styles from './sound-switch.module.css'

interface Props {
  readonly sound: Sound
  readonly label: string
  readonly className: string | undefined
}

/** Whether a sound tells it. */
export function SoundSwitch({ sound, label, className }: Props) {
  const [isOn, setIsOn] = useState(sound.isOn)
  return (
    <label className={`${styles.switch} ${className}`}>
      <SoundOutlined /> {label}
      <Switch
        size="small"
        checked={isOn}
        onChange={(on) => {
          sound.set(on)
          setIsOn(on)
        }}
      />
    </label>
  )
}
