import { ENTITY_KINDS, type EntityKind, findEntities, findNumerals } from '@liangyan/language'

/** What names a person is no figure; all else that is found in a text is one. */
const NAMES: ReadonlySet<EntityKind> = new Set(['person-name', 'form-of-address', 'surname', 'email'])
const KINDS = ENTITY_KINDS.filter((kind) => !NAMES.has(kind))

/** A number of which only some digits are shown: 138****5678. */
const SHOWN_IN_PART = /\d*\*+\d*/g
/** 20 万元 is 20万元. */
const BEFORE_UNIT = /(?<=\d)\s+(?=\p{Script=Han})/gu
/** What a small number counts stands behind it: 两笔, 3 张. */
const MEASURE = /^\s*([个次笔张位条项份家通遍种款户倍折期页套件部台名人岁])/
/** 十分、四川、万一: one character of a word, where nothing is counted. */
const ONE_CHARACTER = /^\p{Script=Han}$/u

/**
 * The figures that a text names, each in a form that is the same for every way of writing it: amounts, times, dates,
 * spans of time, percentages, words for a deadline, and what else is counted.
 */
export function figuresIn(text: string): Set<string> {
  const figures = new Set<string>()
  const rest = text.replace(BEFORE_UNIT, '').replace(SHOWN_IN_PART, (shown) => {
    figures.add(`shown ${shown}`)
    return ' '.repeat(shown.length)
  })
  const entities = findEntities(rest, { kinds: KINDS, longNumbers: true })
  for (const { kind, value, text: written, from = '', approximate = false } of entities)
    figures.add(
      (kind === 'amount' && from === '' && !approximate && worth(value)) ||
        `${kind} ${from} ${value}${approximate ? ' about' : ''}${kind === 'time' ? secondsOf(written) : ''}`,
    )
  for (const { start, end, value, high, digits, unit = '' } of findNumerals(rest)) {
    if (entities.some((entity) => entity.start < end && start < entity.end)) continue
    const measure = MEASURE.exec(rest.slice(end))?.[1] ?? ''
    const written = rest.slice(start, end)
    // 一个, 一笔: an article rather than a number
    if (written === '一' || (measure === '' && ONE_CHARACTER.test(written))) continue
    // 二十万 is said of money, with 元 or without
    if (digits === undefined && high === undefined && unit === '' && measure === '') figures.add(worthOf(value))
    else figures.add(`number ${digits ?? value}${high === undefined ? '' : `–${high}`}${unit}${measure}`)
  }
  return figures
}

/** A time of day is told by the minute; one written to the second is another. */
const secondsOf = (time: string) => /[:：]\d{1,2}([:：]\d{1,2})$/.exec(time)?.[1] ?? ''
const worthOf = (value: number) => `worth ${value.toFixed(2)}`
const worth = (value: string) => (/^CNY [\d.]+$/.test(value) ? worthOf(Number(value.slice(4))) : undefined)
