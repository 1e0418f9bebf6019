import type { AddableFinding, AddedFinding, MaskedTurn } from '@liangyan/contract'
import { Button, Input, Radio, Select, type RefSelectProps } from 'antd'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../words/names.ts'
import styles from './add-finding.module.css'
import type { Chosen } from './selection.ts'

interface Props {
  /** Where: offsets into masked text; without any, the whole conversation. */
  readonly chosen: Chosen | undefined
  readonly turns: readonly MaskedTurn[]
  readonly addable: readonly AddableFinding[]
  readonly onAdd: (added: AddedFinding) => void
  readonly onClose: () => void
}

const valueOf = ({ clause, criterion, kind }: AddableFinding) =>
  clause === null ? `${criterion} ${kind ?? ''}` : `=${clause}`

/** Adds what the machine missed: where, which clause, a word on it. */
export function AddFinding({ chosen, turns, addable, onAdd, onClose }: Props) {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(chosen === undefined)
  const [words, setWords] = useState(() => quoteOf(chosen, turns))
  const [choice, setChoice] = useState<string>()
  const [comment, setComment] = useState('')
  const select = useRef<RefSelectProps>(null)
  const options = useOptions(addable)
  useEffect(() => select.current?.focus(), [])

  const turn = chosen?.turns.length === 1 ? turns.find(({ index }) => index === chosen.turns[0]) : undefined
  const place = turn && words !== '' ? placeIn(turn, words, chosen?.quote) : undefined
  const misquoted = !whole && turn !== undefined && words !== '' && place === undefined
  const clause = addable.find((one) => valueOf(one) === choice)

  function add() {
    if (!clause || misquoted) return
    onAdd({
      key: crypto.randomUUID(),
      clause: clause.clause,
      criterion: clause.criterion,
      kind: clause.kind,
      turns: whole ? [] : [...(chosen?.turns ?? [])],
      quote: !whole && turn && place ? { turn: turn.index, ...place } : null,
      comment: comment.trim(),
    })
  }
  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const adds = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (!adds && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (adds) add()
    else onClose()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of its fields come up to it
    <section className={styles.form} aria-label={t('conversation.review.addTitle')} onKeyDown={press}>
      <h3 className={styles.title}>{t('conversation.review.addTitle')}</h3>
      <div className={styles.row}>
        <span className={styles.label}>{t('conversation.review.clause')}</span>
        <Select
          ref={select}
          className={styles.field}
          showSearch={{ filterOption: (typed, option) => option?.words?.includes(typed.toLowerCase()) ?? false }}
          aria-label={t('conversation.review.clause')}
          placeholder={t('conversation.review.clauseHint')}
          value={choice}
          onChange={setChoice}
          options={options}
          listHeight={320}
        />
      </div>
      <div className={styles.row}>
        <span className={styles.label}>{t('conversation.review.where')}</span>
        <Radio.Group
          value={whole}
          onChange={({ target }) => setWhole(target.value as boolean)}
          options={[
            ...(chosen
              ? [{ value: false, label: nameTurns(chosen.turns, (number) => t('conversation.turn', { number })) }]
              : []),
            { value: true, label: t('conversation.review.whole') },
          ]}
        />
      </div>
      {turn && !whole && (
        <div className={styles.row}>
          <span className={styles.label}>{t('conversation.review.quote')}</span>
          <Input
            className={styles.field}
            value={words}
            status={misquoted ? 'error' : ''}
            aria-label={t('conversation.review.quote')}
            aria-invalid={misquoted}
            placeholder={t('conversation.review.quoteHint')}
            onChange={({ target }) => setWords(target.value)}
          />
          {misquoted && <span className={styles.wrong}>{t('conversation.review.quoteUnknown')}</span>}
        </div>
      )}
      <div className={styles.row}>
        <span className={styles.label}>{t('conversation.review.comment')}</span>
        <Input
          className={styles.field}
          value={comment}
          maxLength={2000}
          aria-label={t('conversation.review.comment')}
          placeholder={t('conversation.review.commentHint')}
          onChange={({ target }) => setComment(target.value)}
          onPressEnter={({ nativeEvent }) => {
            if (!nativeEvent.isComposing && !nativeEvent.ctrlKey && !nativeEvent.metaKey) add()
          }}
        />
      </div>
      <div className={styles.buttons}>
        <Button type="primary" size="small" disabled={!clause || misquoted} onClick={add}>
          {t('conversation.review.addDone')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('conversation.review.cancel')}
        </Button>
        {clause && (
          <span className={styles.about}>
            {nameOf(t, 'severity', clause.severity)} · {clause.criterionTitle}
            {clause.trial && ` · ${t('conversation.finding.trial')}`}
          </span>
        )}
      </div>
    </section>
  )
}

function useOptions(addable: readonly AddableFinding[]) {
  const { t } = useTranslation()
  return useMemo(() => {
    const options = addable.map((one) => ({
      value: valueOf(one),
      label: one.moment === '' ? one.title : `${one.title} · ${one.moment}`,
      words: [one.title, one.moment, one.criterionTitle, one.kindTitle, one.clause, one.criterion]
        .join(' ')
        .toLowerCase(),
      byClause: one.clause !== null,
    }))
    return [
      { label: t('conversation.review.byClause'), options: options.filter(({ byClause }) => byClause) },
      { label: t('conversation.review.byCriterion'), options: options.filter(({ byClause }) => !byClause) },
    ] as { label: string; words?: string; options: typeof options }[]
  }, [addable, t])
}

function quoteOf(chosen: Chosen | undefined, turns: readonly MaskedTurn[]): string {
  const quote = chosen?.quote
  return quote ? (turns.find(({ index }) => index === quote.turn)?.text.slice(quote.start, quote.end) ?? '') : ''
}

/** Where the words stand: as they were chosen, as long as they still are those; else where they come first. */
function placeIn({ text }: MaskedTurn, words: string, chosen: Chosen['quote'] | undefined) {
  if (chosen && text.slice(chosen.start, chosen.end) === words) return { start: chosen.start, end: chosen.end }
  const start = text.indexOf(words)
  return start < 0 ? undefined : { start, end: start + words.length }
}

function nameTurns(turns: readonly number[], nameOfTurn: (number: number) => string): string {
  const [first, last] = [turns[0], turns.at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? nameOfTurn(first + 1) : `${nameOfTurn(first + 1)}–${last + 1}`
}
