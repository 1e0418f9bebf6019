import type { BackTest, BackTestSummary } from '@liangyan/contract'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { EmptyState } from '../../../shell/states/index.ts'
import { figure } from '../../../words/figures.ts'
import panel from '../frame/panel.module.css'
import { type Choice, type OnPick, readChoice, writeChoice } from './address.ts'
import styles from './back-test.module.css'
import { ClauseCounts } from './clause-counts.tsx'
import { Found } from './found.tsx'
import { ScoreMoves } from './score-moves.tsx'
import { Tiles } from './tiles.tsx'

interface Props {
  readonly test: BackTest
  readonly summary: BackTestSummary
}

/** What a back-test found: the numbers, and behind each the conversations that it counts. */
export function Result({ test, summary }: Props) {
  const { t } = useTranslation()
  const [address, setAddress] = useSearchParams()
  const choice = readChoice(address)
  const list = useRef<HTMLDivElement>(null)
  const choose = (next: Choice) => setAddress(writeChoice(next), { replace: true })
  const pick: OnPick = (next) => {
    choose(next)
    list.current?.scrollIntoView({ block: 'start' })
  }
  return (
    <>
      <Scope test={test} summary={summary} />
      <Tiles summary={summary} choice={choice} onPick={pick} />
      {summary.changed === 0 && summary.upheldAppeals.lostCount + summary.misses.stillMissedCount === 0 ? (
        <div className={panel.panel}>
          <EmptyState title={t('standards.backTest.unchanged')} text={t('standards.backTest.unchangedText')} />
        </div>
      ) : (
        <>
          {summary.changed > 0 && (
            <div className={styles.charts}>
              <ScoreMoves summary={summary} onPick={pick} />
              <ClauseCounts clauses={summary.clauses} choice={choice} onPick={pick} />
            </div>
          )}
          <div ref={list} className={`${panel.panel} ${panel.table}`}>
            <Found test={test} summary={summary} choice={choice} onChoose={choose} />
          </div>
        </>
      )}
    </>
  )
}

/** What was looked at, and what was left out. */
function Scope({ test, summary }: Props) {
  const { t } = useTranslation()
  const { judgedAnew, inspectedByBoth, conversations, milliseconds } = summary
  const unread = (test.total ?? conversations) - conversations
  const said = [
    t('standards.backTest.looked', { number: figure(conversations) }),
    ...((test.total ?? 0) < test.wanted ? [t('standards.backTest.allThere')] : []),
    t('standards.backTest.judgedAnew', judgedAnew),
    ...(inspectedByBoth > 0 ? [t('standards.backTest.byBoth', { number: figure(inspectedByBoth) })] : []),
    ...(unread > 0 ? [t('standards.backTest.unread', { number: figure(unread) })] : []),
    t('standards.backTest.took', { seconds: figure(milliseconds / 1_000) }),
  ]
  return <p className={`${panel.quiet} ${styles.scope}`}>{said.join(t('standards.backTest.joint'))}</p>
}
