import { useTranslation } from 'react-i18next'
import { clock as clockText } from '../../../words/moments.ts'
import { type ClockFace, facesOf, nowIn, type ViewAt } from '../state/clock-face.ts'
import { useSteadyNow } from '../use-steady-now.ts'
import styles from './clocks.module.css'

/** How often the clocks are drawn, in ms. */
const DRAWN = 100

/** What is still owed in this conversation. */
export function Clocks({ seen }: { readonly seen: ViewAt | undefined }) {
  const { t } = useTranslation()
  if (seen === undefined || seen.view.clocks.length === 0) return null
  return (
    <section className={styles.clocks} aria-label={t('desk.clocks.title')}>
      <h3 className={styles.title}>{t('desk.clocks.title')}</h3>
      <Faces seen={seen} />
    </section>
  )
}

function Faces({ seen }: { readonly seen: ViewAt }) {
  const now = nowIn(seen, useSteadyNow(DRAWN))
  return (
    <ul className={styles.list}>
      {facesOf(seen.view, now).map((face) => (
        <Face key={face.clock.key} face={face} />
      ))}
    </ul>
  )
}

function Face({ face }: { readonly face: ClockFace }) {
  const { t } = useTranslation()
  const { clock, tone } = face
  return (
    <li className={styles.clock} data-clock={tone}>
      <Ring face={face} />
      <div className={styles.words}>
        <p className={styles.name}>
          <span>{clock.title}</span>
          <span className={styles.left}>
            <LeftText face={face} />
          </span>
        </p>
        {clock.say !== undefined && (
          <p className={styles.say} title={clock.say}>
            <span className={styles.quiet}>{t('desk.clocks.say')}</span>
            {clock.say}
          </p>
        )}
      </div>
    </li>
  )
}

function LeftText({ face: { clock, left, tone } }: { readonly face: ClockFace }) {
  const { t } = useTranslation()
  if (tone === 'red') return t('desk.clocks.over')
  // up to a whole second: 00:00 means that there is nothing left
  if (left !== undefined) return clockText(Math.ceil(left / 1000) * 1000)
  if (clock.turnsLeft !== undefined)
    return clock.turnsLeft <= 1 ? t('desk.clocks.next') : t('desk.clocks.turns', { count: clock.turnsLeft })
  return t('desk.clocks.end')
}

const RADIUS = 9
const ROUND = 2 * Math.PI * RADIUS

/** The part of the time that is left; a dot where turns, not time, end it. */
function Ring({ face: { part, left } }: { readonly face: ClockFace }) {
  return (
    <svg className={styles.ring} viewBox="0 0 24 24" aria-hidden="true">
      <circle className={styles.track} cx="12" cy="12" r={RADIUS} />
      {left === undefined ? (
        <circle className={styles.dot} cx="12" cy="12" r="3.5" />
      ) : (
        <circle className={styles.arc} cx="12" cy="12" r={RADIUS} strokeDasharray={`${part * ROUND} ${ROUND}`} />
      )}
    </svg>
  )
}
