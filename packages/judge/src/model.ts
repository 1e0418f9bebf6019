import { setTimeout as sleep } from 'node:timers/promises'
import OpenAI, { APIConnectionTimeoutError, APIError } from 'openai'
import type { ChatCompletion, ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions'
import { AnswerSchema } from './answer.ts'
import type { Budget, Limits } from './limits.ts'
import type { Message } from './request.ts'

/** Where the model is found. */
export interface Endpoint {
  /** Base URL of an OpenAI-compatible server, e.g. `http://10.0.0.5:8000/v1`. */
  readonly url: string
  readonly model: string
  /** Sent as bearer token; none where absent. */
  readonly key?: string
}

/** Why there is no reply. */
export type ModelFault = 'calls' | 'time' | 'given-up' | 'timeout' | 'server' | 'refused' | 'truncated' | 'nonsense'

/** The words of the model, or a fault with what the server said; `sent`: whether anything was sent at all. */
export type Reply = { readonly sent: boolean } & (
  | { readonly text: string }
  | { readonly fault: ModelFault; readonly detail: string }
)

/** How an answer of the schema is asked for, best first; a server that refuses one is asked the next. */
const FORMATS: readonly ChatCompletionCreateParamsNonStreaming['response_format'][] = [
  {
    type: 'json_schema',
    json_schema: { name: 'judgement', strict: true, schema: AnswerSchema as unknown as Record<string, unknown> },
  },
  { type: 'json_object' },
  undefined,
]

/** How often a request that failed on the way is sent again, and how long to wait where the server does not say (ms). */
const REPEATS = 1
const PAUSE = 1000

/** A language model behind an OpenAI-compatible endpoint. Never throws: what goes wrong is a fault. */
export class Model {
  private readonly client: OpenAI
  private readonly name: string
  private readonly limits: Limits
  private readonly budget: Budget
  private format = 0
  /** Whether the server has taken the current format: then a refusal is no question of format. */
  private taken = false

  constructor({ url, model, key }: Endpoint, limits: Limits, budget: Budget) {
    this.name = model
    this.limits = limits
    this.budget = budget
    this.client = new OpenAI({
      baseURL: url,
      // what the environment says about another service is not for this endpoint
      apiKey: key ?? 'none',
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      logLevel: 'off',
      defaultHeaders: { Authorization: key === undefined ? null : `Bearer ${key}` },
      // repeated here, where every request counts and waiting can be broken off
      maxRetries: 0,
      timeout: limits.requestTime,
      fetch: plainFetch,
    })
  }

  async ask(messages: readonly Message[]): Promise<Reply> {
    let repeats = REPEATS
    for (let sent = false; ; sent = true) {
      const why = this.budget.take()
      if (why) return { sent, fault: why, detail: '' }
      const { format } = this
      const timeout = AbortSignal.timeout(this.limits.requestTime)
      try {
        const reply = readReply(await this.send(messages, format, AbortSignal.any([timeout, this.budget.end])))
        if (format === this.format) this.taken = true
        this.budget.note('fine')
        return reply
      } catch (error) {
        if (this.stepDown(error, format)) continue
        const failure = failureOf(error, timeout, this.budget.end)
        this.budget.note(failure.means)
        if (repeats-- <= 0 || !failure.passing || !(await this.pause(failure.wait))) return failure.reply
      }
    }
  }

  private send(messages: readonly Message[], format: number, signal: AbortSignal): Promise<unknown> {
    return this.client.chat.completions.create(
      {
        model: this.name,
        messages: messages.map(({ role, content }) => ({ role, content })),
        temperature: 0,
        max_tokens: this.limits.tokens,
        ...(FORMATS[format] && { response_format: FORMATS[format] }),
      },
      { signal },
    )
  }

  /** A server that does not know a format says 400 or 422. Then the next format is tried, from now on. */
  private stepDown(error: unknown, format: number): boolean {
    if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return false
    if (format < this.format) return true
    if (this.taken) return false
    // where no format will do, the question is at fault, and the next one may begin with the best again
    this.format = (format + 1) % FORMATS.length
    return this.format > 0
  }

  /** Waits before a request is sent again; false where there is no time for it. */
  private async pause(wait: number): Promise<boolean> {
    if (wait > this.limits.requestTime) return false
    try {
      await sleep(wait, undefined, { signal: this.budget.end })
      return true
    } catch {
      return false
    }
  }
}

/** The headers that a request needs; the client's own about this machine, and any from the environment, stay here. */
const NEEDED = ['accept', 'authorization', 'content-type']

/** The conversation goes to the host that was named and to no other, with nothing beside it. */
function plainFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const given = new Headers(init?.headers)
  const headers = NEEDED.flatMap((name): [string, string][] => {
    const value = given.get(name)
    return value === null ? [] : [[name, value]]
  })
  return fetch(input, { ...init, headers, redirect: 'error' })
}

/** The words of a reply; a server can send anything, so nothing is taken for granted. */
function readReply(completion: unknown): Reply {
  const choice = (completion as Partial<ChatCompletion> | null)?.choices?.[0]
  const content: unknown = choice?.message?.content
  if (choice?.finish_reason === 'length') return fault('truncated')
  if (choice?.finish_reason === 'content_filter' || choice?.message?.refusal) return fault('refused')
  return typeof content === 'string' && content !== '' ? { sent: true, text: content } : fault('nonsense')
}

const fault = (fault: ModelFault, detail = ''): Reply => ({ sent: true, fault, detail })

interface Failure {
  readonly reply: Reply
  /** Whether it may go better next time. */
  readonly passing: boolean
  /** What it means for other requests. */
  readonly means: 'fine' | 'fault' | 'no-use'
  /** Milliseconds to wait before the next request. */
  readonly wait: number
}

function failureOf(error: unknown, timeout: AbortSignal, end: AbortSignal): Failure {
  const failed = { passing: false, means: 'fault', wait: PAUSE } as const
  if (end.aborted) return { ...failed, reply: fault('time') }
  if (timeout.aborted || error instanceof APIConnectionTimeoutError) return { ...failed, reply: fault('timeout') }
  // the server spoke, but not the language agreed on
  if (error instanceof SyntaxError) return { ...failed, reply: fault('nonsense') }
  if (!(error instanceof APIError) || error.status === undefined)
    return { ...failed, passing: true, reply: fault('server', '连接失败') }
  const { status, headers } = error as { status: number; headers?: Headers }
  return {
    reply: fault('server', `HTTP ${status}`),
    passing: status === 408 || status === 429 || status >= 500,
    means: meaningOf(status),
    wait: waitStated(headers) ?? PAUSE,
  }
}

/** Wrong key, wrong address, unknown model: no other request will fare better. Too many, or too long: others may. */
function meaningOf(status: number): Failure['means'] {
  if ([401, 403, 404].includes(status)) return 'no-use'
  return status >= 500 ? 'fault' : 'fine'
}

/** `retry-after`, in seconds or as a date, as milliseconds from now. */
function waitStated(headers: Headers | undefined): number | undefined {
  const stated = headers?.get('retry-after')
  if (!stated) return undefined
  const wait = /^\d+(\.\d+)?$/.test(stated) ? Number(stated) * 1000 : Date.parse(stated) - Date.now()
  return Number.isNaN(wait) ? undefined : Math.max(0, wait)
}
