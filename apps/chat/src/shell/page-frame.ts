/** What the page within the bank's page and the widget around it tell each other. No word of the chat is in it. */
export type ToWidget =
  | { readonly liangyan: 'chat'; readonly type: 'stands'; readonly unread: number; readonly talking: boolean }
  | { readonly liangyan: 'chat'; readonly type: 'minimise' }
export type ToPage = { readonly liangyan: 'chat'; readonly type: 'shown'; readonly shown: boolean }

/** Whether the widget holds this page. */
export const WITHIN_WIDGET = window.parent !== window && new URLSearchParams(location.search).has('widget')

/** Which page of the bank it is need not be known: only how many messages wait is told. */
export function tellWidget(message: ToWidget): void {
  if (WITHIN_WIDGET) window.parent.postMessage(message, '*')
}

let shown = !WITHIN_WIDGET
const listeners = new Set<() => void>()

/** Whether the customer has the page before the eyes. */
export const isSeen = (): boolean => shown && document.visibilityState === 'visible'

/** Calls back when that may have changed; answers how to stop it. */
export function whenSeenChanges(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const tell = () => {
  for (const listener of listeners) listener()
}
document.addEventListener('visibilitychange', tell)
// as dialogs do; whatever Escape meant within the page has been done before
document.addEventListener('keydown', ({ key, isComposing, defaultPrevented }) => {
  if (key === 'Escape' && !isComposing && !defaultPrevented) tellWidget({ liangyan: 'chat', type: 'minimise' })
})
addEventListener('message', ({ source, data }: MessageEvent<Partial<ToPage> | null>) => {
  if (source !== window.parent || data?.liangyan !== 'chat' || data.type !== 'shown') return
  shown = data.shown === true
  tell()
})
