import { setTimeout as sleep } from 'node:timers/promises'
import type * as Library from 'openai'
import type { ChatCompletion, ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions'
import type { TSchema } from 'typebox'
import type { Endpoint } from './endpoint.ts'
import type { Budget, Limits } from './limits.ts'
import type { Message } from './request.ts'

/** Why there is no reply. */
export type ModelFault = 'calls' | 'time' | 'given-up' | 'timeout' | 'server' | 'refused' | 'truncated' | 'nonsense'

/** The words of the model, or a fault with what the server said; `sent`: whether anything was sent at all. */
export type Reply = { readonly sent: boolean } & (
  | { readonly text: string }
  | { readonly fault: ModelFault; readonly detail: string }
)

/** What an answer looks like: a JSON object of the schema. */
export interface AnswerForm {
  readonly name: string
  readonly schema: TSchema
}

type Format = ChatCompletionCreateParamsNonStreaming['response_format']

/** How an answer of the form is asked for, best first; a server that refuses one is asked the next. */
const formatsOf = ({ name, schema }: AnswerForm): readonly Format[] => [
  {
    type: 'json_schema',
    json_schema: { name, strict: true, schema: schema as unknown as Record<string, unknown> },
  },
  { type: 'json_object' },
  undefined,
]

/** How often a request that failed on the way is sent again, and how long to wait where the server does not say (ms). */
const REPEATS = 1
const PAUSE = 1000

/** A language model behind an OpenAI-compatible endpoint. Never throws: what goes wrong is a fault. */
export class Model {
  private readonly endpoint: Endpoint
  private readonly limits: Limits
  private readonly formats: readonly Format[]
  private client: Library.default | undefined
  private format = 0
  /** Whether the server has taken the current format: then a refusal is no question of format. */
  private taken = false

  constructor(endpoint: Endpoint, limits: Limits, form: AnswerForm) {
    this.endpoint = endpoint
    this.limits = limits
    this.formats = formatsOf(form)
  }

  async ask(messages: readonly Message[], budget: Budget): Promise<Reply> {
    // read when something is asked: who asks nothing need not wait for it
    const library = await import('openai')
    let repeats = REPEATS
    for (let sent = false; ; sent = true) {
      const why = budget.take()
      if (why) return { sent, fault: why, detail: '' }
      const { format } = this
      const timeout = AbortSignal.timeout(this.limits.requestTime)
      try {
        const reply = readReply(await this.send(library, messages, format, AbortSignal.any([timeout, budget.end])))
        if (format === this.format) this.taken = true
        budget.note('fine')
        return reply
      } catch (error) {
        if (this.stepDown(library, error, format)) continue
        const failure = failureOf(library, error, timeout, budget.end)
        budget.note(failure.means)
        if (repeats-- <= 0 || !failure.passing || !(await this.pause(failure.wait, budget))) return failure.reply
      }
    }
  }

  private connect({ default: OpenAI }: typeof Library): Library.default {
    const { url, key } = this.endpoint
    return (this.client ??= new OpenAI({
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
      timeout: this.limits.requestTime,
      fetch: plainFetch,
    }))
  }

  private send(
    library: typeof Library,
    messages: readonly Message[],
    format: number,
    signal: AbortSignal,
  ): Promise<unknown> {
    return this.connect(library).chat.completions.create(
      {
        model: this.endpoint.model,
        messages: messages.map(({ role, content }) => ({ role, content })),
        temperature: 0,
        max_tokens: this.limits.tokens,
        ...(this.formats[format] && { response_format: this.formats[format] }),
      },
      { signal },
    )
  }

  /** A server that does not know a format says 400 or 422. Then the next format is tried, from now on. */
  private stepDown({ APIError }: typeof Library, error: unknown, format: number): boolean {
    if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return false
    if (format < this.format) return true
    if (this.taken) return false
    // where no format will do, the question is at fault, and the next one may begin with the best again
    this.format = (format + 1) % this.formats.length
    return this.format > 0
  }

  /** Waits before a request is sent again; false where there is no time for it. */
  private async pause(wait: number, { end }: Budget): Promise<boolean> {
    if (wait > this.limits.requestTime) return false
    try {
      await sleep(wait, undefined, { signal: end })
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

function failureOf(
  { APIConnectionTimeoutError, APIError }: typeof Library,
  error: unknown,
  timeout: AbortSignal,
  end: AbortSignal,
): Failure {
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
