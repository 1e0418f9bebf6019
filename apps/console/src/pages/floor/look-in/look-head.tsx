import CloseOutlined from '@ant-design/icons/CloseOutlined'
import { Button, Popconfirm, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../../shell/keyboard/index.ts'
import { aboutOf } from '../../desk/about-of.ts'
import { Elapsed } from '../../desk/elapsed.tsx'
import { MoodTrend } from '../../desk/mood-trend.tsx'
import { stateOf } from '../state/filter.ts'
import type { Look } from '../state/look.ts'
import { asksForHelp } from '../state/need.ts'
import type { FloorActs } from '../use-floor.ts'
import styles from './look.module.css'

interface Props {
  readonly look: Look
  readonly ahead: number
  readonly mayTakeOver: 'yes' | 'no-number' | undefined
  readonly acts: FloorActs
}

/** Who talks with whom, how it stands, and the ways out. */
export function LookHead({ look: { line, talk, isGone }, ahead, mayTakeOver, acts }: Props) {
  const { t } = useTranslation()
  const { kind, agent, agentName, customer, helpSince, began, stage } = line
  const about = aboutOf(t, line)
  useShortcuts(t('floor.look.label'), [{ keys: ['Escape'], label: t('floor.keys.close'), act: acts.leave }])
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <h2>
          {agent === ''
            ? customer || t('desk.customer')
            : t('floor.look.with', { agent: agentName ?? agent, customer: customer || t('desk.customer') })}
        </h2>
        {mayTakeOver !== undefined && (
          <Tooltip title={mayTakeOver === 'no-number' ? t('floor.look.noNumber') : undefined}>
            <Popconfirm
              placement="bottomRight"
              title={t(`floor.look.sure.${kind}`)}
              description={<p className={styles.sure}>{t(`floor.look.sureText.${kind}`)}</p>}
              okText={t('floor.look.takeOver')}
              onConfirm={() => acts.takeOver(line)}
            >
              <Button size="small" disabled={mayTakeOver === 'no-number'}>
                {t('floor.look.takeOver')}
              </Button>
            </Popconfirm>
          </Tooltip>
        )}
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('floor.look.close')}
          title={`${t('floor.look.close')} (Esc)`}
          onClick={acts.leave}
        />
      </div>
      <div className={styles.facts}>
        <span className={styles.quiet}>{about}</span>
        <span className={styles.state} data-state={stateOf(line)}>
          {isGone ? t('floor.over') : t(`floor.state.${stateOf(line)}`)}
        </span>
        {!isGone && stage !== 'wrap-up' && <Elapsed since={began} ahead={ahead} className={styles.time} />}
        <MoodTrend mood={talk.seen?.view.mood ?? line.mood} />
        {helpSince !== null && asksForHelp(line) && !isGone && (
          <span className={styles.help}>
            {t('floor.look.helpAsked')} <Elapsed since={helpSince} ahead={ahead} />
          </span>
        )}
      </div>
    </header>
  )
}
