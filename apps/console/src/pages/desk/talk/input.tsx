import { Input as Field, type GetRef } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../../shell/keyboard/index.ts'
import { openSlot } from '../state/slots.ts'
import type { Talk } from '../state/talk.ts'
import type { DeskActs } from '../use-desk.ts'
import { Reasons } from './reasons.tsx'
import styles from './input.module.css'

interface Props {
  readonly id: string
  readonly talk: Talk
  readonly acts: DeskActs
}

/** So long nothing is typed until the guard is asked, in ms. */
const PAUSE = 400
const LONGEST = 4_000

/** Where the agent writes. Enter sends, and what the guard would say stands below before it does. */
export function Input({ id, talk: { draft, checked, insertion }, acts }: Props) {
  const { t } = useTranslation()
  const field = useRef<GetRef<typeof Field.TextArea>>(null)
  const [isOpenSlot, setIsOpenSlot] = useState(false)
  const reasons = checked?.reasons ?? []
  const instead = checked?.text === draft ? reasons.find(({ instead }) => instead !== undefined)?.instead : undefined
  const area = () => field.current?.resizableTextArea?.textArea
  useCheck(id, draft, acts)
  useEffect(() => {
    const element = field.current?.resizableTextArea?.textArea
    element?.focus()
    toSlot(element?.value ?? '', 0)
  }, [insertion?.number])

  /** Marks the next slot that nobody has filled; whether there is one. */
  function toSlot(text: string, from: number): boolean {
    const slot = openSlot(text, from)
    setIsOpenSlot(slot !== undefined)
    if (slot) requestAnimationFrame(() => area()?.setSelectionRange(slot.start, slot.end))
    return slot !== undefined
  }
  function take() {
    if (instead !== undefined) acts.insert(id, instead, true)
  }
  function send() {
    const text = draft.trim()
    if (text === '' || toSlot(draft, 0)) return
    acts.say(id, text)
  }
  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault()
      send()
    } else if (event.key === 'Tab' && !event.shiftKey && instead !== undefined) {
      event.preventDefault()
      take()
    } else if (event.key === 'Tab' && !event.shiftKey && openSlot(draft) !== undefined) {
      event.preventDefault()
      toSlot(draft, area()?.selectionEnd ?? 0)
    }
  }
  useShortcuts(t('desk.keys.writing'), [
    { keys: ['Alt+r'], label: t('desk.keys.take'), act: take },
    { keys: ['Alt+i'], label: t('desk.keys.input'), act: () => area()?.focus() },
  ])
  return (
    <div className={styles.input}>
      <Field.TextArea
        ref={field}
        className={styles.field}
        aria-label={t('desk.input.label')}
        aria-describedby="desk-reasons"
        placeholder={t('desk.input.placeholder')}
        value={draft}
        maxLength={LONGEST}
        autoSize={{ minRows: 2, maxRows: 6 }}
        variant="borderless"
        onChange={({ target }) => {
          setIsOpenSlot(false)
          acts.write(id, target.value)
        }}
        onKeyDown={press}
      />
      <div id="desk-reasons" className={styles.below} aria-live="polite">
        {isOpenSlot && <p className={styles.slot}>{t('desk.input.slot')}</p>}
        {reasons.length > 0 ? (
          <Reasons reasons={reasons} isStale={checked?.text !== draft} instead={instead} onTake={take} />
        ) : (
          !isOpenSlot && <p className={styles.hint}>{t('desk.input.hint')}</p>
        )}
      </div>
    </div>
  )
}

/** Asks the guard about the words whenever the agent pauses. */
function useCheck(id: string, draft: string, acts: DeskActs): void {
  useEffect(() => {
    if (draft.trim() === '') return
    const timer = setTimeout(() => acts.check(id, draft), PAUSE)
    return () => clearTimeout(timer)
  }, [id, draft, acts])
}
