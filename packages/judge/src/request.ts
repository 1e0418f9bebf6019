import { createHash } from 'node:crypto'
import type { Finding } from '@liangyan/inspection'
import { PROMPT } from './prompt.ts'
import type { ClauseQuestions } from './questions.ts'
import type { Excerpt } from './transcript.ts'

export interface Message {
  readonly role: 'system' | 'user'
  readonly content: string
}

/** What is said to the model about one finding: the clause, the record as data, the task. */
export function messagesFor(asked: ClauseQuestions, { turns }: Finding, excerpt: Excerpt): Message[] {
  const clause = {
    title: asked.clause.title,
    kind: PROMPT.modes[asked.clause.forbid ? 'forbid' : 'require'],
    questions: asked.questions.map(({ place, ...question }) => ({ about: PROMPT.places[place], ...question })),
    ...(asked.sources.length > 0 && { sources: asked.sources }),
  }
  const content = [
    PROMPT.clause,
    JSON.stringify(clause, undefined, 1),
    '',
    asMaterial(excerpt),
    ...(excerpt.whole ? [] : [PROMPT.excerpt]),
    turns.length > 0 ? PROMPT.places_to_judge.replace('{turns}', turns.join('、')) : PROMPT.whole_conversation,
    PROMPT.task,
  ].join('\n')
  return [
    { role: 'system', content: PROMPT.system },
    { role: 'user', content },
  ]
}

/** What was said, with where it begins and ends, so that nothing in it is taken for an instruction. */
export function asMaterial({ text }: Excerpt): string {
  const mark = markOf(text)
  return [PROMPT.opening.replace('{mark}', mark), text, PROMPT.closing.replace('{mark}', mark)].join('\n')
}

/** The key of an answer: model, version of the prompt, question and redacted conversation. */
export function keyOf(model: string, messages: readonly Message[]): string {
  return sha256(JSON.stringify([model, PROMPT.version, messages]))
}

/** Whoever speaks cannot know the hash of the record in which it will stand, and so cannot end it by speaking. */
const markOf = (text: string) => sha256(text).slice(0, 8)

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
