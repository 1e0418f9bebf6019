import CustomerServiceOutlined from '@ant-design/icons/CustomerServiceOutlined'
import PoweroffOutlined from '@ant-design/icons/PoweroffOutlined'
import SwapOutlined from '@ant-design/icons/SwapOutlined'
import type { Colleague, LiveLine } from '@liangyan/contract'
import { Button, Popconfirm, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../../shell/keyboard/index.ts'
import type { Talk } from '../state/talk.ts'
import type { DeskActs } from '../use-desk.ts'
import { HandOverDialog } from './hand-over-dialog.tsx'

interface Props {
  readonly line: LiveLine
  readonly talk: Talk
  readonly colleagues: readonly Colleague[]
  readonly acts: DeskActs
}

/** Help from the lead, handing over, ending. */
export function TalkActions({ line, talk, colleagues, acts }: Props) {
  const { t } = useTranslation()
  const { id, kind, stage, helpSince } = line
  const [isHanding, setIsHanding] = useState(false)
  const isOpen = stage === 'open'
  const isWanted = helpSince !== null
  const help = () => acts.askHelp(id, !isWanted)
  useShortcuts(
    t('desk.keys.talk'),
    isOpen ? [{ keys: ['Alt+h'], label: t(isWanted ? 'desk.help.withdraw' : 'desk.help.ask'), act: help }] : [],
  )
  if (!isOpen) return null
  return (
    <>
      <Tooltip title={t('desk.help.text')}>
        <Button
          icon={<CustomerServiceOutlined />}
          type={isWanted ? 'primary' : 'default'}
          aria-pressed={isWanted}
          onClick={help}
        >
          {t(isWanted ? 'desk.help.asked' : 'desk.help.ask')}
        </Button>
      </Tooltip>
      {kind === 'chat' && (
        <>
          <Tooltip title={t('desk.handOver.title')}>
            <Button icon={<SwapOutlined />} aria-label={t('desk.handOver.title')} onClick={() => setIsHanding(true)} />
          </Tooltip>
          <Popconfirm
            title={t('desk.end.sure')}
            description={t('desk.end.text')}
            okText={t('desk.end.do')}
            onConfirm={() => acts.end(id)}
          >
            <Button icon={<PoweroffOutlined />} aria-label={t('desk.end.do')} title={t('desk.end.do')} />
          </Popconfirm>
        </>
      )}
      {isHanding && (
        <HandOverDialog
          colleagues={colleagues}
          wasRefused={talk.handOver?.state === 'refused'}
          onHandOver={(to, reason) => acts.handOver(id, to, reason)}
          onClose={() => setIsHanding(false)}
        />
      )}
    </>
  )
}
