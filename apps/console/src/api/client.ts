import type { AnswerOf, AnyRoute, BodyOf, ParamsOf, QueryOf } from '@liangyan/contract'
import { addressOf } from './address.ts'
import { isSignedOut, readRefusal, Refused } from './refusal.ts'

type Given<Name extends string, Part> = [Part] extends [undefined]
  ? { readonly [name in Name]?: undefined }
  : Record<string, never> extends Part
    ? { readonly [name in Name]?: Part }
    : { readonly [name in Name]: Part }

/** What a route must be given: only the parts it has, and those that may be left out may be left out. */
export type InputOf<R> = Given<'params', ParamsOf<R>> & Given<'query', QueryOf<R>> & Given<'body', BodyOf<R>>

interface Sending {
  readonly signal?: AbortSignal
}
interface UploadSending extends Sending {
  /** How much has left, 0–1. */
  readonly onProgress?: (part: number) => void
}

/** The header that proves that a change was asked for by this console. */
const TOKEN_HEADER = 'x-liangyan-token'

/**
 * Asks the server. `token` comes from whoever is signed in; `onSignedOut` is told when an answer says that nobody is
 * (any more). Everything is thrown as `Refused`, save an aborted request.
 */
export class Client {
  token = ''
  onSignedOut: () => void = () => {}
  private readonly base: string

  /** `base`: '' in the browser, where the server is the page's own. */
  constructor(base = '') {
    this.base = base
  }

  async call<R extends AnyRoute>(route: R, input: InputOf<R>, { signal }: Sending = {}): Promise<AnswerOf<R>> {
    const { params, query, body } = input as Loose
    const response = await this.reach(this.base + addressOf(route, params, query), {
      method: route.method,
      headers: {
        accept: 'application/json',
        ...(route.method === 'GET' ? {} : { [TOKEN_HEADER]: this.token }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      signal,
    })
    return this.read(response.status, await response.text()) as AnswerOf<R>
  }

  /** Sends files as multipart; by XMLHttpRequest, because only that says how much has left. */
  upload<R extends AnyRoute>(
    route: R,
    input: Omit<InputOf<R>, 'body'>,
    files: readonly File[],
    { signal, onProgress }: UploadSending = {},
  ): Promise<AnswerOf<R>> {
    const { params, query } = input as Loose
    const form = new FormData()
    for (const file of files) form.append('file', file, file.name)
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(route.method, this.base + addressOf(route, params, query))
      request.setRequestHeader(TOKEN_HEADER, this.token)
      request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0))
      request.addEventListener('load', () => {
        try {
          resolve(this.read(request.status, request.responseText) as AnswerOf<R>)
        } catch (error) {
          reject(error)
        }
      })
      request.addEventListener('error', () => reject(new Refused(0, 'unreachable', '')))
      request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      signal?.addEventListener('abort', () => request.abort())
      request.send(form)
    })
  }

  /** A download that may be refused, or that takes a while to be made; held in memory. */
  async download<R extends AnyRoute>(route: R, input: Omit<InputOf<R>, 'body'>): Promise<Blob> {
    const response = await this.reach(this.link(route, input), { method: route.method, credentials: 'same-origin' })
    if (!response.ok) this.read(response.status, await response.text())
    return response.blob()
  }

  /** The address of a download, for a link: the browser fetches and names the file. */
  link<R extends AnyRoute>(route: R, input: Omit<InputOf<R>, 'body'>): string {
    const { params, query } = input as Loose
    return this.base + addressOf(route, params, query)
  }

  private async reach(address: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(address, init)
    } catch (error) {
      if (init.signal?.aborted) throw error
      throw new Refused(0, 'unreachable', '')
    }
  }

  private read(status: number, body: string): unknown {
    if (status < 200 || status >= 300) {
      const refused = readRefusal(status, body)
      if (isSignedOut(refused)) this.onSignedOut()
      throw refused
    }
    if (body === '') return {}
    try {
      return JSON.parse(body)
    } catch {
      throw new Refused(status, 'unreadable', '')
    }
  }
}

interface Loose {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly body?: unknown
}

/** The console's own. */
export const client = new Client()
