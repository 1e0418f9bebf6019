import type { LiveLine, QueueFigures } from '@liangyan/contract'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Elapsed } from '../../desk/elapsed.tsx'
import { writeChoice } from '../state/filter.ts'
import { asksForHelp } from '../state/need.ts'
import styles from './head.module.css'

interface Props {
  readonly lines: readonly LiveLine[]
  readonly queue: QueueFigures | undefined
  readonly ahead: number
}

const onBoard = (state?: 'help' | 'waiting') => {
  const search = writeChoice({ order: 'need', ...(state && { state }) }).toString()
  return search === '' ? '/floor' : `/floor?${search}`
}

/** How much goes on, and how the queues stand; the figures of conversations on the floor show them. */
export function Figures({ lines, queue, ahead }: Props) {
  const { t } = useTranslation()
  const helping = lines.filter(asksForHelp).length
  const live = lines.filter(({ stage }) => stage === 'open').length
  const { waiting = 0, waitingSince = null, answered = 0, inTime = 0, abandoned = 0, within = 20 } = queue ?? {}
  return (
    <dl className={styles.figures} aria-label={t('floor.figures.label')}>
      <Figure name={t('floor.figures.live')} to={onBoard()}>
        {live}
      </Figure>
      <Figure name={t('floor.figures.help')} to={onBoard('help')} tone={helping > 0 ? 'help' : undefined}>
        {helping}
      </Figure>
      <Figure name={t('floor.figures.waiting')} to={onBoard('waiting')} tone={waiting > 0 ? 'near' : undefined}>
        {waiting}
      </Figure>
      <Figure name={t('floor.figures.longest')} title={waitingSince === null ? t('floor.figures.nobody') : undefined}>
        {waitingSince === null ? '—' : <Elapsed since={waitingSince} ahead={ahead} />}
      </Figure>
      <Figure
        name={t('floor.figures.inTime', { seconds: within })}
        title={
          answered === 0 ? t('floor.figures.none') : t('floor.figures.inTimeOf', { answered, inTime, seconds: within })
        }
      >
        {answered === 0 ? '—' : `${Math.floor((inTime / answered) * 100)}%`}
        {answered > 0 && (
          <small>
            {inTime}/{answered}
          </small>
        )}
      </Figure>
      <Figure name={t('floor.figures.abandoned')}>{abandoned}</Figure>
    </dl>
  )
}

interface FigureProps {
  readonly name: string
  readonly to?: string
  readonly title?: string | undefined
  readonly tone?: 'help' | 'near' | undefined
  readonly children: ReactNode
}

function Figure({ name, to, title, tone, children }: FigureProps) {
  return (
    <div className={styles.figure} data-tone={tone} title={title}>
      <dt>{name}</dt>
      <dd>{to === undefined ? children : <Link to={to}>{children}</Link>}</dd>
    </div>
  )
}
