import type { ToPage, ToWidget } from '../shell/page-frame.ts'

/** On screens not larger than this the panel covers the page, as the style says. */
const SMALL = '(max-width: 560px), (max-height: 460px)'

/** The window with the chat's page in it. */
export interface Panel {
  readonly element: HTMLElement
  readonly show: (shown: boolean) => void
  readonly focus: () => void
}

/** `told` is called with what the chat's page tells; nobody else's messages get there. */
export function makePanel(address: string, title: string, told: (message: ToWidget) => void): Panel {
  const { origin } = new URL(address)
  const element = document.createElement('div')
  element.className = 'panel'
  element.setAttribute('role', 'dialog')
  element.setAttribute('aria-label', title)
  const frame = document.createElement('iframe')
  frame.title = title
  // scripts of its own origin, its forms, the transcript as a file: it can neither lead the bank's page away nor open others
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-downloads')
  frame.referrerPolicy = 'origin'
  frame.src = address
  element.append(frame)

  let shown = false
  const tell = () => {
    const message: ToPage = { liangyan: 'chat', type: 'shown', shown }
    frame.contentWindow?.postMessage(message, origin)
  }
  addEventListener('message', ({ source, origin: from, data }: MessageEvent<ToWidget | null>) => {
    if (source === frame.contentWindow && from === origin && data?.liangyan === 'chat') told(data)
  })
  frame.addEventListener('load', tell)
  const fit = fitter(element)
  return {
    element,
    show: (next) => {
      shown = next
      element.hidden = !shown
      fit(shown)
      tell()
    },
    focus: () => frame.focus(),
  }
}

/** Where the panel covers the page it keeps clear of the phone's keyboard. */
function fitter(element: HTMLElement): (shown: boolean) => void {
  const view = window.visualViewport
  if (!view) return () => {}
  const fit = () => {
    const covers = matchMedia(SMALL).matches && view.scale <= 1.01
    element.style.height = covers ? `${view.height}px` : ''
    element.style.transform = covers ? `translateY(${view.offsetTop}px)` : ''
  }
  return (shown) => {
    for (const event of ['resize', 'scroll']) {
      if (shown) view.addEventListener(event, fit)
      else view.removeEventListener(event, fit)
    }
    if (shown) fit()
  }
}
