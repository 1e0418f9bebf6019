import type { ExplainedCheck, FoundTone, FoundWords } from '../explain-check.ts'

/** Words more than these of one act tell nobody anything; `--all` shows them. */
const MOST_WORDS = 4
/** Requirements more than these that were not met are counted, not listed. */
const MOST_MISSING = 4

/** What speaks for a condition: words that were said, or something else, and the act that is made of it. */
interface Ground {
  readonly words?: string
  readonly text?: string
  readonly act: string
}

/** What made a condition hold, or leaves it open, in Chinese. */
export function reasonsFor(check: ExplainedCheck): string {
  const byAct = Map.groupBy(groundsIn(check, ''), ({ act }) => act)
  // what makes two acts at once is told once
  const byText = Map.groupBy(byAct.keys(), (act) => groundsText(byAct.get(act) ?? []))
  return [...byText]
    .map(([text, acts]) => `${text}${belongTo(acts.filter((act) => act !== '' && act !== text))}`)
    .join('；')
}

/** What kept a condition from holding. */
export function reasonsAgainst(check: ExplainedCheck): string {
  const all = [...new Set(missingIn(check))]
  const rest = all.length - MOST_MISSING
  return rest > 1 ? `${all.slice(0, MOST_MISSING).join('；')}；等 ${all.length} 项` : all.join('；')
}

function groundsIn(check: ExplainedCheck, act: string): Ground[] {
  const { kind, parts, text, words, found, measured } = check
  const inside = (part: ExplainedCheck) => groundsIn(part, act)
  switch (kind) {
    case 'all':
      return parts.flatMap(inside)
    case 'any':
      return parts.filter(({ holds }) => holds !== 'no').flatMap(inside)
    case 'act': {
      const grounds = parts.flatMap((part) => groundsIn(part, act === '' ? text : act))
      return grounds.length > 0 ? grounds : [{ text, act }]
    }
    case 'not':
    case 'speaker':
    case 'record':
      return []
    case 'words': {
      const hits = found?.filter(({ exception }) => exception === undefined).map((hit) => hit.words) ?? words
      return hits.length > 0 ? hits.map((hit) => ({ words: hit, act })) : [{ text, act }]
    }
    case 'judge':
      return [{ text, act }]
    case 'tone':
      return [{ text: check.tone ? improper(check.tone) : text, act }]
    default:
      return [{ text: `${text}${quoted(words)}${measured ? `（${measured}）` : ''}`, act }]
  }
}

function groundsText(grounds: readonly Ground[]): string {
  const words = longest(grounds.flatMap((ground) => ground.words ?? []))
  const more = words.length > MOST_WORDS ? `等 ${words.length} 处` : ''
  const texts = [...new Set(grounds.flatMap((ground) => ground.text ?? []))]
  const said = words.length > 0 ? [`说到${quoted(words.slice(0, MOST_WORDS))}${more}`] : []
  return [...said, ...texts].join('；')
}

const belongTo = (acts: readonly string[]) => (acts.length > 0 ? `（属${acts.join('、')}）` : '')

/** Words that stand inside others say nothing more. */
const longest = (words: readonly string[]) =>
  [...new Set(words)].filter((word, _, all) => !all.some((other) => other !== word && other.includes(word)))

function missingIn(check: ExplainedCheck): string[] {
  const { kind, parts, text, measured } = check
  const failing = parts.filter(({ holds }) => holds === 'no')
  switch (kind) {
    case 'all':
      return failing.flatMap(missingIn)
    case 'any':
    case 'act': {
      const excepted = failing.flatMap(exceptions)
      if (excepted.length > 0) return excepted
      return kind === 'any' || parts.some(hasTone) ? failing.flatMap(missingIn) : [blocked(check) ?? `没有${text}`]
    }
    case 'not':
      return [`有放行的情形：${parts.map(reasonsFor).join('；')}`]
    case 'words': {
      const excepted = exceptions(check)
      return excepted.length > 0 ? excepted : [text.startsWith('没有') ? `说到了不该说的` : `没有${text}`]
    }
    case 'tone':
      return [check.tone ? `${improper(check.tone)}${other(check.tone, text)}` : `没有${text}`]
    case 'speaker':
      return [`不是${text}`]
    default:
      return [`不合“${text}”${measured ? `（${measured}）` : ''}`]
  }
}

/** Words were found, but something that lets them pass stands beside them. */
function blocked(act: ExplainedCheck): string | undefined {
  for (const { kind, parts } of act.parts) {
    const pass = kind === 'all' && parts.find((part) => part.kind === 'not' && part.holds === 'no')
    const held = pass && parts.filter((part) => part.kind !== 'not' && part.holds !== 'no').map(reasonsFor)
    const words = held && held.filter((reason) => reason !== '').join('；')
    if (pass && words) return `${words}，但${missingIn(pass)[0]}`
  }
  return undefined
}

const hasTone = (check: ExplainedCheck): boolean => check.kind === 'tone' || check.parts.some(hasTone)

/** Everything in a condition that an exception took back. */
function exceptions(check: ExplainedCheck): string[] {
  const byException = Map.groupBy(exceptedIn(check), ({ exception }) => exception as string)
  return [...byException].map(([exception, hits]) => {
    const words = longest(hits.map((hit) => hit.words))
    return `${quoted(words)}本来相符，但“${exception}”属于例外`
  })
}

function exceptedIn({ kind, found = [], parts }: ExplainedCheck): FoundWords[] {
  const own = found.filter(({ exception }) => exception !== undefined)
  return [...own, ...(kind === 'not' ? [] : parts.flatMap(exceptedIn))]
}

function improper({ tone, improper: probability, threshold, features, unlikely, ofAct }: FoundTone): string {
  const sure = sureness(probability, threshold)
  if (unlikely) {
    const nearest = `最像「${unlikely.tone}」，${sureness(unlikely.probability, unlikely.least)}`
    return `${ofAct ? '看上去是学到的说法' : '看上去不当'}（${sure}），但哪一种都不够像：${nearest}`
  }
  if (ofAct)
    return features.length === 0
      ? `学到的说法里没有相近的（${sure}）`
      : `学到的说法里最像「${tone}」（${sure}），最有分量的字：${weighty(features)}`
  if (features.length === 0) return `语气正常（不当的${sure}）`
  return `语气不当（${sure}），最像「${tone}」，最有分量的字：${weighty(features)}`
}

const sureness = (probability: number, threshold: number) => `把握 ${share(probability)}，达到 ${share(threshold)} 才算`

const weighty = (features: FoundTone['features']) =>
  features.map(({ ngram, weight }) => `“${ngram}”+${weight.toFixed(1)}`).join('、')

/** Improper, but in another tone than the one asked for. */
const other = ({ features }: FoundTone, text: string) => (features.length > 0 ? `；不合“${text}”` : '')

/** Never 100% or 0%: nothing learned is certain. */
const share = (probability: number) => `${Math.min(99.9, Math.max(0.1, Math.round(probability * 1000) / 10))}%`

const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join('、')
