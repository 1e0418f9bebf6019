import type { Conversation, Turn } from '@liangyan/conversation'
import { redact } from '@liangyan/language'
import type { LiveStandard } from './live-standard.ts'
import { sentencesOf, withoutStop } from './sentences.ts'
import { sectionsBy } from './summary-lines.ts'
import type { WrapUp } from './wrap-up.ts'
import { figuresIn } from './wrap-up-figures.ts'

/**
 * Why other words for a summary are not taken. `sections`: others than the rule-made one has; `facts`: promises, numbers
 * or the mood are not as they were; `figures`: a number, sum or time that nobody named; `words`: one that counts only
 * where it was said; `promises`: something promised that was not; `personal-data`; `length`; `same`: nothing is put otherwise.
 */
export type RewritingRefusal =
  | 'sections'
  | 'facts'
  | 'figures'
  | 'words'
  | 'promises'
  | 'personal-data'
  | 'length'
  | 'same'

/** A summary in other words, fit to be shown, or why it is not. */
export type CheckedRewriting = { readonly summary: string } | { readonly refused: RewritingRefusal }

/** So many characters a summary may have where the standard does not say. */
const LONGEST = 1_000

/**
 * Holds a summary in other words, drawn up by a language model, against the rule-made one and what was said: the same
 * sections, the same promises and numbers, no figure and no promise that does not stand in either.
 */
export function checkedRewriting(
  { engine, rules }: Pick<LiveStandard, 'engine' | 'rules'>,
  { turns }: Conversation,
  { summary: drawn }: Pick<WrapUp, 'summary'>,
  answer: string,
): CheckedRewriting {
  if (!rules?.summary) return { refused: 'sections' }
  const { longest = LONGEST, only_if_said: onlyIfSaid = [] } = rules.summary.rewriting ?? {}
  const sectionOf = sectionsBy(rules.summary.lines)
  const headOf = (line: string) => sectionOf(line)?.head ?? bare(line)
  const bodyOf = (line: string) => sectionOf(line)?.body ?? line
  const lines = linesOf(plain(answer))
  const before = linesOf(drawn)
  if (lines.length !== before.length || lines.some((line, i) => headOf(line) !== headOf(before[i])))
    return { refused: 'sections' }
  const isFree = (line: string) => sectionOf(line)?.isFree === true
  if (lines.some((line, i) => !isFree(line) && !isSame(line, before[i]))) return { refused: 'facts' }
  const free = lines.filter(isFree)
  if (free.some((line) => isEmpty(bodyOf(line)))) return { refused: 'sections' }
  const summary = lines.map((line, i) => (isFree(line) ? line : before[i])).join('\n')
  if (Array.from(summary).length > longest) return { refused: 'length' }
  const told = [...turns.map(({ text }) => redact(text).text), ...before.map((line) => redact(line).text)]
  const masks = [...told, drawn].map(masksIn)
  if (free.some((line) => redact(line).spans.length > 0 || !within(masksIn(line), masks)))
    return { refused: 'personal-data' }
  const figures = [...told, drawn].map((text) => figuresIn(withoutMasks(text)))
  if (free.some((line) => !within(figuresIn(withoutMasks(line)), figures))) return { refused: 'figures' }
  const isSaid = (word: string) => told.some((text) => text.includes(word))
  if (onlyIfSaid.some((word) => free.some((line) => line.includes(word)) && !isSaid(word))) return { refused: 'words' }
  if (free.some((line) => promisesAnew(bodyOf(line), told, engine))) return { refused: 'promises' }
  return summary === drawn ? { refused: 'same' } : { summary }
}

/** On lines of its own, without what screens do not show; 手机号 of whichever number is [手机号]. */
const plain = (answer: string) =>
  answer
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, '')
    .replace(/(\[\p{Script=Han}+)\d+\]/gu, '$1]')

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const isEmpty = (body: string) => body.replace(/[\p{P}\s]/gu, '') === ''

/** A line without what is written differently and says the same. */
const bare = (line: string) =>
  line
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[。.]$/, '')

/** Whether a line is the one that was drawn up, or what of it may be sent. */
const isSame = (line: string, drawn: string) => [drawn, redact(drawn).text].some((one) => bare(one) === bare(line))

const MASK = /\[[^\]]*\]/g
const masksIn = (text: string) => new Set(text.match(MASK))
const withoutMasks = (text: string) => text.replace(MASK, ' ')

function within(some: ReadonlySet<string>, all: readonly ReadonlySet<string>[]): boolean {
  return [...some].every((one) => all.some((others) => others.has(one)))
}

/** Whether the body of a line promises something in words that were neither said nor drawn up. */
function promisesAnew(body: string, told: readonly string[], engine: LiveStandard['engine']): boolean {
  return sentencesOf(body).some(({ start, end }) => {
    const words = withoutStop(body.slice(start, end))
    if (told.some((text) => text.includes(words))) return false
    const turns: Turn[] = [{ index: 0, speaker: 'agent', text: words }]
    return engine.inspect({ id: 'promise', turns, events: [] }).commitments.length > 0
  })
}
