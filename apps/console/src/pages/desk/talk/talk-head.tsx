import EyeOutlined from '@ant-design/icons/EyeOutlined'
import type { Colleague, LiveLine } from '@liangyan/contract'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { aboutOf } from '../about-of.ts'
import { Elapsed } from '../elapsed.tsx'
import { MoodTrend } from '../mood-trend.tsx'
import type { Talk } from '../state/talk.ts'
import type { DeskActs } from '../use-desk.ts'
import { TalkActions } from './talk-actions.tsx'
import styles from './talk.module.css'

interface Props {
  readonly line: LiveLine
  readonly talk: Talk
  readonly ahead: number
  readonly colleagues: readonly Colleague[]
  readonly acts: DeskActs
}

export function TalkHead({ line, talk, ahead, colleagues, acts }: Props) {
  const { t } = useTranslation()
  const { customer, began, stage, watchedBy } = line
  const state = talk.seen?.view.state ?? line.line
  const about = aboutOf(t, line)
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <h2 className={styles.customer}>{customer || t('desk.customer')}</h2>
        <span className={styles.about} title={about}>
          {about}
        </span>
        {watchedBy.length > 0 && <Watched names={watchedBy.join(t('shell.comma'))} />}
      </div>
      <div className={styles.facts}>
        {stage === 'open' && (state === 'held' || state === 'muted') && (
          <span className={styles.line} data-state={state}>
            {t(`desk.line.${state}`)}
          </span>
        )}
        <MoodTrend mood={talk.seen?.view.mood ?? line.mood} />
        {stage === 'open' && <Elapsed since={began} ahead={ahead} className={styles.duration} />}
        <TalkActions line={line} talk={talk} colleagues={colleagues} acts={acts} />
      </div>
    </header>
  )
}

/** Who looks in is no secret. */
function Watched({ names }: { readonly names: string }) {
  const { t } = useTranslation()
  const text = t('desk.watched', { names })
  return (
    <Tooltip title={text}>
      <span className={styles.watched} role="img" aria-label={text}>
        <EyeOutlined /> {names}
      </span>
    </Tooltip>
  )
}
