import { addableFindings, type ConversationDetail } from '@liangyan/contract'
import { useState, useMemo, useRef } from 'react'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearchParams } from 'react-router'
import { useRoute } from '../../api/index.ts'
import panel from '../../shell/panel.module.css'
import { EmptyState } from '../../shell/states/index.ts'
import styles from './conversation.module.css'
import { HeadActions } from './head/head-actions.tsx'
import { Head } from './head/head.tsx'
import { itemsOf, type Item } from './items.ts'
import { RevealDialog } from './reveal/reveal-dialog.tsx'
import { RevealedNote } from './reveal/revealed-note.tsx'
import { useReveal } from './reveal/use-reveal.ts'
import { DoneBar } from './review/done-bar.tsx'
import { HandInDialog } from './review/hand-in-dialog.tsx'
import { LostNote, TakeOverNote } from './review/notes.tsx'
import { ReviewBar } from './review/review-bar.tsx'
import type { Reviewing } from './review/use-review.ts'
import { useReviewDesk } from './review/use-review-desk.ts'
import { SidePanel } from './side-panel.tsx'
import { Timeline } from './timeline/timeline.tsx'
import './tones.css'
import { Transcript } from './transcript/transcript.tsx'
import { useNext } from './review/use-next.ts'
import { usePageKeys } from './use-page-keys.ts'
import { useReading } from './use-reading.ts'

interface Props {
  readonly detail: ConversationDetail
  readonly reviewing: Reviewing
  readonly assignment: number | undefined
}

/** The page of one conversation, to read, and to review where a review is open. */
export function Conversation({ detail, reviewing, assignment }: Props) {
  const { t } = useTranslation()
  const { state } = useLocation()
  const back = (state as { back?: string } | null)?.back ?? '/conversations'
  const { conversation, turns, events, inspection } = detail
  const { phase } = reviewing
  const openPhase = phase.kind === 'open' ? phase : undefined
  const { data: addable } = useRoute(
    addableFindings,
    { params: { id: conversation.id } },
    { enabled: openPhase !== undefined, fresh: Number.POSITIVE_INFINITY },
  )
  const items = useMemo(
    () => itemsOf(inspection?.findings ?? [], openPhase?.content, turns, addable?.items ?? []),
    [inspection, openPhase?.content, turns, addable],
  )
  const [search] = useSearchParams()
  const reading = useReading(items, turns, turnIn(search.get('turn'), turns))
  const reveal = useReveal(conversation.id)
  const [asksReveal, setAsksReveal] = useState(false)
  const [why, setWhy] = useState<Item>()
  const comment = useRef<TextAreaRef>(null)
  const next = useNext(assignment, phase, back)
  const desk = useReviewDesk({ reviewing, items, reading, revealed: reveal.revealed, comment, onNext: next.go })
  const byAnother = detail.reviewing !== null && !detail.reviewing.own
  const mayBegin =
    detail.mayReview && inspection !== null && !byAnother && phase.kind !== 'open' && phase.kind !== 'opening'
  usePageKeys({
    reading,
    back,
    onReveal: detail.mayReveal && !reveal.revealed ? () => setAsksReveal(true) : undefined,
    onBegin: mayBegin ? () => void reviewing.open() : undefined,
    onWhy: setWhy,
    items,
    onNext: openPhase ? undefined : detail.mayReview ? next.go : undefined,
  })

  return (
    <div className={styles.page}>
      <Head
        detail={detail}
        result={openPhase?.result}
        back={back}
        actions={
          <HeadActions
            detail={detail}
            isRevealed={reveal.revealed !== undefined}
            onReveal={() => setAsksReveal(true)}
            onBegin={mayBegin ? () => void reviewing.open() : undefined}
          />
        }
      />
      <TakeOverNote
        phase={phase}
        detail={detail}
        onTakeOver={() => void reviewing.open({ takeOver: true })}
        onClose={reviewing.close}
      />
      <LostNote phase={phase} onReload={() => void reviewing.open()} />
      {reveal.revealed && <RevealedNote onHide={reveal.hide} />}
      {turns.length > 0 && (
        <Timeline
          channel={conversation.channel}
          turns={turns}
          events={events}
          items={items}
          selected={reading.selected}
          current={reading.current}
          onSelect={reading.select}
          onCurrent={reading.go}
        />
      )}
      {inspection === null ? (
        <section className={`${panel.panel} ${styles.whole}`}>
          <EmptyState whole title={t('conversation.notInspected')} text={t('conversation.notInspectedText')} />
        </section>
      ) : (
        <div className={styles.halves}>
          <Transcript
            channel={conversation.channel}
            turns={turns}
            events={events}
            items={items}
            selected={reading.selected}
            current={reading.current}
            revealed={reveal.revealed}
            onSelect={reading.select}
            onCurrent={reading.go}
          />
          <SidePanel
            detail={detail}
            inspection={inspection}
            phase={phase}
            items={items}
            reading={reading}
            desk={desk}
            addable={addable?.items ?? []}
            attributes={reveal.revealed?.attributes ?? detail.attributes}
            why={why}
            onWhy={setWhy}
          />
        </div>
      )}
      {openPhase && (
        <>
          <ReviewBar
            phase={openPhase}
            items={items}
            comment={comment}
            onComment={desk.comment}
            onAdd={desk.beginAdding}
            onHandIn={desk.askHandIn}
            onGiveUp={() => void reviewing.giveUp()}
          />
          <HandInDialog
            open={desk.asksHandIn}
            blind={openPhase.review.blind}
            items={items}
            before={inspection?.machineScore ?? null}
            result={openPhase.result}
            onHandIn={desk.handIn}
            onClose={desk.closeHandIn}
          />
        </>
      )}
      {phase.kind === 'done' && <DoneBar phase={phase} onNext={next.go} onClose={reviewing.close} />}
      <RevealDialog open={asksReveal} onReveal={reveal.reveal} onClose={() => setAsksReveal(false)} />
    </div>
  )
}

/** The turn that the address names; undefined where there is none such. */
function turnIn(written: string | null, turns: ConversationDetail['turns']): number | undefined {
  return turns.find(({ index }) => String(index) === written)?.index
}
