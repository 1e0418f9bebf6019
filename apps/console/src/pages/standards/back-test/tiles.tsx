import type { BackTestSummary } from '@liangyan/contract'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { figure, percent } from '../../../words/figures.ts'
import panel from '../frame/panel.module.css'
import { type Choice, type OnPick, writeChoice } from './address.ts'
import styles from './back-test.module.css'

interface Props {
  readonly summary: BackTestSummary
  readonly choice: Choice
  readonly onPick: OnPick
}

interface Tile {
  readonly name: string
  readonly value: string
  readonly note?: string
  /** Nobody wants this to be above 0. */
  readonly worse?: boolean
  /** Absent: it counts no conversations that could be listed. */
  readonly lists?: Choice
}

/** The numbers that come first; each that stands for conversations lists them. */
export function Tiles({ summary, choice, onPick }: Props) {
  const { t } = useTranslation()
  return (
    <ul className={styles.tiles}>
      {tilesOf(summary, t).map((tile) => (
        <li key={tile.name}>
          {tile.lists ? (
            <Link
              className={styles.tile}
              to={writeChoice(tile.lists) || '?'}
              aria-current={writeChoice(choice) === writeChoice(tile.lists) || undefined}
              onClick={(event) => {
                // in another tab it opens as links do
                if (event.ctrlKey || event.metaKey || event.shiftKey) return
                event.preventDefault()
                if (tile.lists) onPick(tile.lists)
              }}
            >
              <Inside tile={tile} />
            </Link>
          ) : (
            <div className={styles.tile}>
              <Inside tile={tile} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Inside({ tile: { name, value, note, worse = false } }: { readonly tile: Tile }) {
  return (
    <>
      <span className={panel.quiet}>{name}</span>
      <span className={worse ? `${styles.value} ${styles.worse}` : styles.value}>{value}</span>
      {note !== undefined && <span className={`${panel.quiet} ${panel.small}`}>{note}</span>}
    </>
  )
}

function tilesOf(summary: BackTestSummary, t: TFunction): Tile[] {
  const { conversations, changed, scores, fatal, upheldAppeals, misses } = summary
  const lists = (part: Partial<Choice>): Choice => ({ list: 'flips', ...part })
  const share = (part: number) => percent(part, conversations)
  const average = (value: number | null) => (value === null ? '—' : figure(value))
  return [
    {
      name: t('standards.backTest.changed'),
      value: figure(changed),
      note: t('standards.backTest.shareOf', { share: share(changed) }),
      lists: lists({}),
    },
    {
      name: t('standards.backTest.score'),
      value: average(scores.after),
      note: t('standards.backTest.scoreBefore', { before: average(scores.before) }),
    },
    {
      name: t('standards.backTest.up'),
      value: figure(scores.up),
      note: share(scores.up),
      lists: lists({ score: 'up' }),
    },
    {
      name: t('standards.backTest.down'),
      value: figure(scores.down),
      note: share(scores.down),
      lists: lists({ score: 'down' }),
    },
    {
      name: t('standards.backTest.fatalBecame'),
      value: figure(fatal.became),
      worse: fatal.became > 0,
      lists: lists({ fatal: 'became' }),
    },
    { name: t('standards.backTest.fatalCeased'), value: figure(fatal.ceased), lists: lists({ fatal: 'ceased' }) },
    {
      name: t('standards.backTest.lost'),
      value: figure(upheldAppeals.lostCount),
      note: t('standards.backTest.lostText', { all: figure(upheldAppeals.lostCount + upheldAppeals.kept) }),
      worse: upheldAppeals.lostCount > 0,
      lists: { list: 'lost' },
    },
    {
      name: t('standards.backTest.missed'),
      value: figure(misses.stillMissedCount),
      note: t('standards.backTest.missedText', { all: figure(misses.stillMissedCount + misses.found) }),
      lists: { list: 'missed' },
    },
  ]
}
