import type { Advisor } from '@liangyan/assist'
import type { Standard } from '@liangyan/standard'

/** What the standard says to begin with, at this hour and day. `now`: local time with offset. */
export function greeting(
  advisor: Advisor,
  { now, channel, bank }: { readonly now: string; readonly channel: string; readonly bank: string },
): string {
  // what is said to begin with is the answer to whoever comes in
  const comesIn = { index: 0, speaker: 'customer' as const, text: '您好' }
  const { suggestions } = advisor.advise(
    {
      id: 'greeting',
      channel,
      direction: 'inbound',
      startedAt: now,
      ...(bank !== '' && { attributes: { 行名: bank } }),
      turns: [comesIn],
      events: [],
    },
    { now },
  )
  return suggestions.find(({ open }) => open.length === 0)?.text ?? ''
}

/** Moments with what the standard has to say in them. */
export function wordedMoments({ practice, clauses }: Standard): { moment: string; wording: string[] }[] {
  return practice.moments.flatMap(({ title: moment }) => {
    const wording = clauses.flatMap(({ clause }) => (clause.moment === moment ? (clause.wording ?? []) : []))
    const texts = wording.map((one) => (typeof one === 'string' ? one : one.text))
    return texts.length === 0 ? [] : [{ moment, wording: texts }]
  })
}
