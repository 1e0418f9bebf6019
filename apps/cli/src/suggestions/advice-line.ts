import type { Advice, Suggestion } from '@liangyan/assist'
import type { OpenDuty } from '@liangyan/inspection'

/** What is suggested for one conversation as one line of JSON. */
export function adviceLine(id: string, { suggestions, duties, silent }: Advice): string {
  return JSON.stringify({
    id,
    suggestions: suggestions.map(suggestionFields),
    duties: duties.map(dutyFields),
    ...(silent !== undefined && { silent }),
  })
}

function suggestionFields({ moment, text, clause, title, sure, open, why, duty, mends }: Suggestion) {
  return {
    moment,
    text,
    clause,
    title,
    sure,
    ...(open.length > 0 && { open }),
    why: { ...why, resemblance: Math.round(why.resemblance * 1000) / 1000 },
    ...(duty && { duty: dutyFields(duty) }),
    ...(mends && { mends }),
  }
}

/** A source without times has none to tell. */
const dutyFields = ({ since, ...duty }: OpenDuty) => ({ ...duty, ...(Number.isFinite(since) && { since }) })
