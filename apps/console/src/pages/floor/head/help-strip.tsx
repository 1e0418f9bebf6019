import type { LiveLine } from '@liangyan/contract'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useTitleSign } from '../../../shell/page-title.tsx'
import { Elapsed } from '../../desk/elapsed.tsx'
import { asksForHelp } from '../state/need.ts'
import styles from './head.module.css'

interface Props {
  readonly lines: readonly LiveLine[]
  readonly ahead: number
  readonly onLook: (id: string) => void
}

/** So many are named; the others are at the top of the list. */
const NAMED = 3

/** Who asks for help, who has waited longest first; also in the title of the tab, for a lead who looks elsewhere. */
export function HelpStrip({ lines, ahead, onLook }: Props) {
  const { t } = useTranslation()
  const asking = lines.filter(asksForHelp).sort((a, b) => (a.helpSince! < b.helpSince! ? -1 : 1))
  useTitleSign(asking.length === 0 ? undefined : t('floor.help.tab', { count: asking.length }))
  if (asking.length === 0) return null
  return (
    <ul className={styles.help} aria-label={t('floor.help.label')} aria-live="polite">
      {asking.slice(0, NAMED).map(({ id, agent, agentName, helpSince }) => (
        <li key={id}>
          <b>{t('floor.help.one', { name: agentName ?? agent })}</b>
          <Elapsed since={helpSince!} ahead={ahead} className={styles.since} />
          <Button size="small" onClick={() => onLook(id)}>
            {t('floor.help.look')}
          </Button>
        </li>
      ))}
      {asking.length > NAMED && <li>{t('floor.help.more', { count: asking.length - NAMED })}</li>}
    </ul>
  )
}
