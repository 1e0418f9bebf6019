import { InputNumber, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly from: number | undefined
  readonly to: number | undefined
  readonly onChoose: (from: number | undefined, to: number | undefined) => void
}

/** Lowest and highest points; asked when the field is left or Enter pressed, not with every digit. */
export function ScoreRange({ from, to, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <Space.Compact>
      <Points
        key={`from ${from}`}
        label={t('conversations.filter.scoreFrom')}
        value={from}
        onChoose={(from) => onChoose(from, to)}
      />
      <Points
        key={`to ${to}`}
        label={t('conversations.filter.scoreTo')}
        value={to}
        onChoose={(to) => onChoose(from, to)}
      />
    </Space.Compact>
  )
}

interface PointsProps {
  readonly label: string
  readonly value: number | undefined
  readonly onChoose: (value: number | undefined) => void
}

function Points({ label, value, onChoose }: PointsProps) {
  const [typed, setTyped] = useState<number | null>(value ?? null)
  const choose = () => {
    if ((typed ?? undefined) !== value) onChoose(typed ?? undefined)
  }
  return (
    <InputNumber<number>
      aria-label={label}
      placeholder={label}
      style={{ width: 84 }}
      value={typed}
      min={0}
      max={1000}
      onChange={setTyped}
      onBlur={choose}
      onPressEnter={choose}
    />
  )
}
