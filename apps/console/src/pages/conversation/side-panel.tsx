import type { AddableFinding, ConversationDetail } from '@liangyan/contract'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import panel from '../../shell/panel.module.css'
import { EmptyState } from '../../shell/states/index.ts'
import { TabBar, tabId } from '../../shell/tab-bar.tsx'
import { figure } from '../../words/figures.ts'
import { Commitments } from './commitments.tsx'
import styles from './conversation.module.css'
import { Findings } from './findings/findings.tsx'
import { WhyDrawer } from './findings/why-drawer.tsx'
import type { Item } from './items.ts'
import { Record } from './record.tsx'
import { AddFinding } from './review/add-finding.tsx'
import { ReviewNote } from './review/review-note.tsx'
import { CardActions } from './review/card-actions.tsx'
import type { Phase } from './review/use-review.ts'
import type { Desk } from './review/use-review-desk.ts'
import { costsOf } from './scorecard/costs.ts'
import { Scorecard } from './scorecard/scorecard.tsx'
import { type Reading, type Tab, TABS } from './use-reading.ts'

const SIDE = 'side'

interface Props {
  readonly detail: ConversationDetail
  readonly inspection: NonNullable<ConversationDetail['inspection']>
  readonly phase: Phase
  readonly items: readonly Item[]
  readonly reading: Reading
  readonly desk: Desk
  readonly addable: readonly AddableFinding[]
  readonly attributes: Readonly<Record<string, unknown>>
  readonly why: Item | undefined
  readonly onWhy: (item: Item | undefined) => void
}

/** What stands beside the transcript: findings, scorecard, promises, record. */
export function SidePanel(props: Props) {
  const { detail, inspection, phase, items, reading, desk, addable, attributes, why, onWhy } = props
  const { t } = useTranslation()
  const scorecard = phase.kind === 'open' ? phase.result.scorecard : inspection.scorecard
  const costs = useMemo(() => costsOf(scorecard, items), [scorecard, items])
  const counts: Partial<Record<Tab, number>> = {
    findings: items.length,
    commitments: inspection.commitments.length,
  }
  const contents: Readonly<Record<Tab, () => ReactNode>> = {
    findings: () => (
      <>
        {desk.adding && (
          <AddFinding
            key={JSON.stringify(desk.adding.chosen)}
            chosen={desk.adding.chosen}
            turns={detail.turns}
            addable={addable}
            onAdd={desk.add}
            onClose={desk.stopAdding}
          />
        )}
        {detail.review && phase.kind !== 'open' && <ReviewNote review={detail.review} />}
        <Findings
          items={items}
          selected={reading.selected}
          nothing={nothing()}
          costOf={costOf}
          onSelect={reading.select}
          onWhy={onWhy}
          actions={
            phase.kind === 'open'
              ? (item) =>
                  isActive(item) && (
                    <CardActions
                      item={item}
                      isSelected={item.key === reading.selected}
                      field={desk.field}
                      deeds={desk.deeds}
                      onField={desk.keepField}
                      onClose={desk.closeField}
                    />
                  )
              : undefined
          }
        />
      </>
    ),
    scorecard: () => (
      <Scorecard
        scorecard={scorecard}
        items={items}
        onSelect={reading.select}
        judging={phase.kind === 'open' ? { judged: phase.content.judged, onJudge: desk.judge } : undefined}
      />
    ),
    commitments: () => <Commitments commitments={inspection.commitments} onTurn={reading.go} />,
    record: () => <Record history={detail.history} attributes={attributes} scene={detail.scene} />,
  }

  // a card without actions is drawn once
  const isActive = ({ key }: Item) => key === reading.selected || key === desk.field?.key
  function nothing(): ReactNode {
    if (phase.kind !== 'open') return <EmptyState title={t('conversation.noFindings')} />
    const { blind } = phase.review
    return (
      <EmptyState
        title={t(blind ? 'conversation.noFindingsBlind' : 'conversation.noFindingsReview')}
        text={t(blind ? 'conversation.noFindingsBlindText' : 'conversation.noFindingsReviewText')}
      />
    )
  }
  function costOf({ position, stands, finding }: Item): string | undefined {
    if (stands !== 'broken' || finding.trial) return undefined
    const cost = costs.get(position)
    if (cost === 'same') return t('conversation.finding.samePlace')
    if (cost === 'capped') return t('conversation.finding.capped')
    if (cost === undefined) return t('conversation.finding.costsNothing')
    if (cost === 'fatal') return t('vocabulary.severity.fatal')
    return `−${figure(cost.points)}`
  }
  return (
    <section className={panel.panel} aria-label={t('conversation.details')}>
      <TabBar
        label={t('conversation.details')}
        tabs={TABS.map((key, i) => ({
          key,
          name: t(`conversation.${key}`),
          count: counts[key],
          shortcut: String(i + 1),
        }))}
        shown={reading.tab}
        panel={SIDE}
        onShow={reading.show}
      >
        {phase.kind === 'open' && (
          <span className={styles.hint} aria-hidden="true">
            <kbd>N</kbd>
            <kbd>P</kbd>
            {t('conversation.keys.hint')}
            <kbd>?</kbd>
            {t('conversation.keys.allKeys')}
          </span>
        )}
      </TabBar>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <div
        key={reading.tab}
        id={SIDE}
        className={styles.body}
        role="tabpanel"
        aria-labelledby={tabId(SIDE, reading.tab)}
        tabIndex={0}
      >
        {contents[reading.tab]()}
      </div>
      <WhyDrawer id={detail.conversation.id} item={why} onClose={() => onWhy(undefined)} onTurn={reading.go} />
    </section>
  )
}
