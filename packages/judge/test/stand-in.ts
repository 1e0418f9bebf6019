import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the stand-in got it. */
export interface Heard {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** The body as it came. */
  readonly raw: string
  readonly body: {
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly response_format?: { readonly type: string; readonly json_schema?: { readonly schema: object } }
    readonly max_tokens: number
    readonly temperature: number
  }
}

/** What it says: a text as the model's words, or anything done to the response by hand. */
export type Behaviour = (heard: Heard, number: number) => unknown

export interface StandIn {
  readonly url: string
  readonly heard: Heard[]
  /** The most requests that were under way at the same time. */
  readonly most: () => number
  readonly close: () => Promise<void>
}

/** Takes the response into one's own hands. */
export const byHand = (act: (response: ServerResponse) => void): { act: (response: ServerResponse) => void } => ({
  act,
})

export const status = (code: number, headers: Record<string, string> = {}, body = '{"error":{"message":"no"}}') =>
  byHand((response) => response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(body))

export const completion = (choice: object): string =>
  JSON.stringify({ id: 'x', object: 'chat.completion', created: 0, model: 'm', choices: [{ index: 0, ...choice }] })

/** A server on this machine that speaks the protocol of chat completions; no network is needed. */
export async function standIn(behaviour: Behaviour): Promise<StandIn> {
  const heard: Heard[] = []
  let [running, most] = [0, 0]
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    most = Math.max(most, ++running)
    response.on('close', () => running--)
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString()
      const one: Heard = { path: request.url ?? '', headers: request.headers, raw, body: JSON.parse(raw) }
      heard.push(one)
      void answer(response, behaviour(one, heard.length))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    heard,
    most: () => most,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function answer(response: ServerResponse, said: unknown): Promise<void> {
  const words = await said
  if (typeof words === 'object' && words !== null && 'act' in words) {
    ;(words as ReturnType<typeof byHand>).act(response)
    return
  }
  const content = typeof words === 'string' ? words : JSON.stringify(words)
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(completion({ finish_reason: 'stop', message: { role: 'assistant', content } }))
}
