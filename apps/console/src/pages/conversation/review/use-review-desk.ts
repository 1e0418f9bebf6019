import type { AddedFinding, JudgedItem } from '@liangyan/contract'
import { App } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import { useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '../../../shell/states/index.ts'
import { isOpen, type Item, keyOfDraft } from '../items.ts'
import type { Revealed } from '../reveal/use-reveal.ts'
import { JUDGED_FIELD } from '../scorecard/judged-field.tsx'
import { toMasked } from '../transcript/alignment.ts'
import type { Reading } from '../use-reading.ts'
import type { Deeds, OpenField } from './card-actions.tsx'
import { withAdded, withJudged, withOpinion, withoutAdded } from './draft.ts'
import { type Chosen, chosenWords } from './selection.ts'
import { useReviewKeys } from './use-review-keys.ts'
import type { Reviewing } from './use-review.ts'

interface Work {
  readonly reviewing: Reviewing
  readonly items: readonly Item[]
  readonly reading: Reading
  readonly revealed: Revealed | undefined
  readonly comment: RefObject<TextAreaRef | null>
  readonly onNext: () => void
}

/** What lies open before a reviewer, and all that can be done with it; without an open review nothing can. */
export function useReviewDesk({ reviewing, items, reading, revealed, comment, onNext }: Work) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { phase, edit } = reviewing
  const [field, setField] = useState<OpenField>()
  const [adding, setAdding] = useState<{ readonly chosen: Chosen | undefined }>()
  const [asksHandIn, setAsksHandIn] = useState(false)
  const isReviewing = phase.kind === 'open' && phase.saving.kind !== 'lost'
  const selected = items.find(({ key }) => key === reading.selected)

  function say(opinion: 'confirmed' | 'overturned' | null, comment?: string): void {
    if (!selected || selected.draft) return
    const said = opinion && { opinion, comment: comment ?? selected.said?.comment ?? '' }
    edit((content) => withOpinion(content, selected.finding.id, said))
    if (opinion !== null) reading.nextOpen()
  }
  const asked = (verdict: 'broken' | 'undecided', act: () => void) => () => {
    if (!selected) return void message.info(t('conversation.review.selectFirst'))
    if (selected.draft) return
    if (selected.finding.verdict === verdict) act()
    else void message.info(t(`conversation.review.wrongKey${verdict === 'broken' ? 'Undecided' : 'Broken'}`))
  }
  const deeds: Deeds = {
    confirm: asked('broken', () => say('confirmed')),
    overturn: asked('broken', () => selected && setField({ kind: 'reason', key: selected.key })),
    broken: asked('undecided', () => say('confirmed')),
    kept: asked('undecided', () => say('overturned')),
    undo: () => say(null),
    note: () => {
      if (selected?.said || selected?.draft) setField({ kind: 'note', key: selected.key })
    },
    remove: () => {
      const draft = selected?.draft
      if (draft) edit((content) => withoutAdded(content, draft.key))
    },
  }

  function keepField(text: string): void {
    const kind = field?.kind
    setField(undefined)
    if (!selected) return
    const { draft, said, finding } = selected
    if (draft) edit((content) => withAdded(content, { ...draft, comment: text }))
    else if (kind === 'reason') say('overturned', text)
    else if (said) edit((content) => withOpinion(content, finding.id, { ...said, comment: text }))
  }
  function beginAdding(): void {
    const words = maskedPlaces(chosenWords(window.getSelection()), revealed)
    const chosen = words ?? (reading.current === undefined ? undefined : { turns: [reading.current], quote: null })
    reading.show('findings')
    setAdding({ chosen })
  }
  function add(added: AddedFinding): void {
    edit((content) => withAdded(content, added))
    setAdding(undefined)
    reading.choose(keyOfDraft(added.key), added.turns[0])
  }
  function askHandIn(): void {
    const unreasoned = items.find(
      ({ said, finding }) => said?.opinion === 'overturned' && finding.verdict === 'broken' && said.comment === '',
    )
    if (unreasoned) {
      void message.warning(t('conversation.review.reasonMissing', { number: unreasoned.number }))
      reading.select(unreasoned.key)
      setField({ kind: 'reason', key: unreasoned.key })
    } else setAsksHandIn(true)
  }
  async function handIn(confirmRest: boolean): Promise<void> {
    if (phase.kind !== 'open') return
    const rest = confirmRest ? items.filter((item) => isOpen(item) && item.finding.verdict === 'broken') : []
    const content = rest.reduce(
      (content, { finding }) => withOpinion(content, finding.id, { opinion: 'confirmed', comment: '' }),
      phase.content,
    )
    setAsksHandIn(false)
    try {
      await reviewing.handIn(content)
    } catch (error) {
      void message.error(errorText(t, error))
    }
  }
  function beginScoring(): void {
    reading.show('scorecard')
    // the fields are there after the tab is drawn
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[${JUDGED_FIELD}]`)?.focus())
  }

  const desk = {
    field,
    deeds,
    keepField,
    closeField: () => setField(undefined),
    adding,
    beginAdding,
    add,
    stopAdding: () => setAdding(undefined),
    judge: (item: string, judged: Omit<JudgedItem, 'item'> | null) =>
      edit((content) => withJudged(content, item, judged)),
    comment: (text: string) => edit((content) => ({ ...content, comment: text })),
    asksHandIn,
    askHandIn,
    handIn: (confirmRest: boolean) => void handIn(confirmRest),
    closeHandIn: () => setAsksHandIn(false),
  }
  useReviewKeys({
    isReviewing,
    isAsking: asksHandIn,
    selected,
    deeds,
    onAdd: beginAdding,
    onScore: beginScoring,
    onComment: () => comment.current?.focus(),
    onHandIn: askHandIn,
    onNext,
  })
  return desk
}
export type Desk = ReturnType<typeof useReviewDesk>

/** Words chosen while the original is shown, in places of the masked text. */
function maskedPlaces(chosen: Chosen | undefined, revealed: Revealed | undefined): Chosen | undefined {
  const quote = chosen?.quote
  const original = quote && revealed?.turns.get(quote.turn)
  if (!chosen || !quote || !original) return chosen
  const start = toMasked(original.hidden, quote.start, 'start')
  const end = toMasked(original.hidden, quote.end, 'end')
  return { ...chosen, quote: end > start ? { turn: quote.turn, start, end } : null }
}
