/** The browser's window as far as a line is concerned; Node has none of it. */
interface Window {
  readonly addEventListener?: (type: string, listener: () => void) => void
  readonly removeEventListener?: (type: string, listener: () => void) => void
}

/** What tells that a line may have changed: the network came or went, the page is looked at again. */
const TELLING = ['online', 'offline', 'visibilitychange'] as const

/** Calls back whenever the browser says so; answers how to stop it. Does nothing in Node. */
export function whenLineMayHaveChanged(listener: () => void): () => void {
  const window = globalThis as Window
  if (window.addEventListener === undefined) return () => {}
  for (const type of TELLING) window.addEventListener(type, listener)
  return () => {
    for (const type of TELLING) window.removeEventListener?.(type, listener)
  }
}

/** A name for a request that nobody else chooses; works on pages without TLS too. */
export function newRef(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
