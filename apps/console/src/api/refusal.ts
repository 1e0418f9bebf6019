/**
 * The server said no, or could not be asked. `message` is the server's own sentence and can be shown as it stands;
 * where there is none (`status` 0: not reached; else: an answer nobody can read) it is empty, and the screen has its own.
 */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly code: string
  /** What the sentence is about, where it can be named: a field, a line. */
  readonly place: string | undefined

  constructor(status: number, code: string, message: string, place?: string) {
    super(message)
    this.status = status
    this.code = code
    this.place = place
  }
}

/** Nobody is signed in, or the session has run out. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Refused && error.status === 401
}

/** Asking once more may help: the server was not reached, or it stumbled. */
export function isPassing(error: unknown): boolean {
  return error instanceof Refused && (error.status === 0 || error.status >= 500)
}

/** What an answer that is not a success says. Bodies that are no refusal (a proxy's page) give an empty message. */
export function readRefusal(status: number, body: string): Refused {
  try {
    const { error } = JSON.parse(body)
    if (typeof error.code === 'string' && typeof error.message === 'string') {
      return new Refused(status, error.code, error.message, typeof error.place === 'string' ? error.place : undefined)
    }
  } catch {
    // falls through: a body that is not JSON, or not ours
  }
  return new Refused(status, 'unreadable', '')
}
