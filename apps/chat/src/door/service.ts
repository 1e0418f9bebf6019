import type { AnswerOf, BodyOf, beginChat, chatDoor } from '@liangyan/contract'

export type Door = AnswerOf<typeof chatDoor>
export type Beginning = BodyOf<typeof beginChat>

/** The server refused, in its own words. */
export class Refused extends Error {}

export const askDoor = (): Promise<Door> => ask('GET')
export const begin = (beginning: Beginning): Promise<AnswerOf<typeof beginChat>> => ask('POST', beginning)

/** Throws `Refused`, or whatever the browser throws where nobody can be reached. */
async function ask<Answer>(method: 'GET' | 'POST', body?: Beginning): Promise<Answer> {
  const response = await fetch('/api/chats', {
    method,
    // a customer is nobody to the console, also where somebody of the bank tries the page
    credentials: 'omit',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as Answer & { error?: { message: string } }
  if (!response.ok) throw new Refused(answer.error?.message)
  return answer
}
