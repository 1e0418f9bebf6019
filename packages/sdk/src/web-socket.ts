/** What is needed of a WebSocket: the browser's own, that of Node from 22 on, and that of the package `ws` have it. */
export interface WebSocketLike {
  /** Bytes that were sent and have not left yet, where it is told. */
  readonly bufferedAmount?: number
  send(message: string): void
  close(): void
  /** Ends it without a word, where the platform can. */
  terminate?(): void
  addEventListener(type: 'open' | 'error', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { readonly code: number }) => void): void
}

/** Opens a socket at an address `ws://…` or `wss://…`, showing these headers. */
export type OpenWebSocket = (address: string, headers: Readonly<Record<string, string>>) => WebSocketLike

type WebSocketClass = new (
  address: string,
  options?: { readonly headers: Readonly<Record<string, string>> },
) => WebSocketLike

/**
 * The WebSocket of the platform. Browsers can show no headers there; cookies go along by themselves.
 * Throws where the platform has none: in Node 20 `openSocket: (address, headers) => new WebSocket(address, { headers })`
 * with the package `ws` does.
 */
export const openPlatformSocket: OpenWebSocket = (address, headers) => {
  const { WebSocket } = globalThis as { readonly WebSocket?: WebSocketClass }
  if (WebSocket === undefined) throw new Error('this platform has no WebSocket: pass one as openSocket')
  return Object.keys(headers).length === 0 ? new WebSocket(address) : new WebSocket(address, { headers })
}

/** The address of a socket of the server that is asked at `base` (`https://quality.example`). */
export function socketAddress(
  base: string,
  path: string,
  query: Readonly<Record<string, string | number>> = {},
): string {
  const address = new URL(base)
  address.protocol = /^(?:https|wss):$/.test(address.protocol) ? 'wss:' : 'ws:'
  address.pathname = address.pathname.replace(/\/$/, '') + path
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value))
  return address.href
}
