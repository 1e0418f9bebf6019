import type { ReviewContent } from '@liangyan/contract'
import { isPassing } from '../../../api/refusal.ts'

/** How what is written stands with the server. `lost`: it can no longer be kept, and why. */
export type Saving =
  | { readonly kind: 'saved' | 'unsaved' | 'saving' | 'failed' }
  | { readonly kind: 'lost'; readonly error: unknown }

interface Kept {
  readonly revision: number
}

interface Options<K extends Kept> {
  readonly revision: number
  readonly content: ReviewContent
  readonly send: (revision: number, content: ReviewContent) => Promise<K>
  readonly onSaving: (saving: Saving) => void
  readonly onKept: (kept: K) => void
  /** Milliseconds after the last change, and after a failure, until it is sent. */
  readonly patience?: number
  readonly retryAfter?: number
}

/** Keeps what is written as it is written: one sending at a time, the last word wins, nothing is sent twice. */
export class Autosave<K extends Kept> {
  readonly #options: Options<K>
  #revision: number
  #content: ReviewContent
  #kept: ReviewContent
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> | undefined
  #stopped = false

  constructor(options: Options<K>) {
    this.#options = options
    this.#revision = options.revision
    this.#content = options.content
    this.#kept = options.content
  }

  write(content: ReviewContent): void {
    this.#content = content
    if (this.#stopped) return
    this.#options.onSaving({ kind: 'unsaved' })
    this.#wait(this.#options.patience ?? 400)
  }

  /** Sends at once what is not kept yet. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    return (this.#sending ??= this.#send().finally(() => (this.#sending = undefined)))
  }

  /** Keeps nothing more; the revision to hand in with, once what was on its way has arrived. */
  async stop(): Promise<number> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#sending
    return this.#revision
  }

  /** Goes on after a handing in that was refused. */
  resume(): void {
    this.#stopped = false
    if (this.#content !== this.#kept) this.#wait(0)
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), milliseconds)
  }

  async #send(): Promise<void> {
    const { send, onSaving, onKept, retryAfter = 3_000 } = this.#options
    while (this.#content !== this.#kept) {
      const sent = this.#content
      onSaving({ kind: 'saving' })
      try {
        const kept = await send(this.#revision, sent)
        this.#revision = kept.revision
        this.#kept = sent
        onKept(kept)
      } catch (error) {
        if (isPassing(error) && !this.#stopped) {
          onSaving({ kind: 'failed' })
          this.#wait(retryAfter)
        } else if (!isPassing(error)) {
          this.#stopped = true
          onSaving({ kind: 'lost', error })
        }
        return
      }
      if (this.#stopped) return
    }
    onSaving({ kind: 'saved' })
  }
}
