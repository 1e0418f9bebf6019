// <script src="https://…/chat/widget.js" data-queue="card" defer></script>: a button on the bank's page that opens the
// chat in a window of its own. It leaves no name behind and takes none of the page's styles.
import type { ToWidget } from '../shell/page-frame.ts'
import { makeLauncher } from './launcher.ts'
import { makePanel, type Panel } from './panel.ts'
import { remember, remembered } from './remembered.ts'
import { dress } from './style.ts'
import { WORDS } from './words.ts'

const NAME = 'liangyan-chat'

const script = document.currentScript
if (script instanceof HTMLScriptElement && !document.querySelector(NAME)) {
  if (document.body) start(script)
  else document.addEventListener('DOMContentLoaded', () => start(script))
}

function start({ src, dataset }: HTMLScriptElement): void {
  const language = dataset.lang ?? (document.documentElement.lang || navigator.language)
  const words = /^en\b/i.test(language) ? WORDS.en : WORDS.zh
  const host = document.createElement(NAME)
  const tree = host.attachShadow({ mode: 'open' })
  dress(tree)
  const news = document.createElement('div')
  news.className = 'unseen'
  news.setAttribute('role', 'status')
  const launcher = makeLauncher(words, () => press(true))
  tree.append(launcher.element, news)
  document.body.append(host)

  let panel: Panel | undefined
  let talking = false
  const told = (message: ToWidget) => {
    if (message.type === 'minimise') return press(false)
    talking = message.talking
    launcher.count(message.unread)
    news.textContent = message.unread > 0 ? words.unread(message.unread) : ''
    if (!talking) remember(null)
    else remember(launcher.element.hidden ? 'open' : 'minimised')
  }
  const show = (shown: boolean) => {
    if (!panel) {
      panel = makePanel(addressOf(src, dataset), words.window, told)
      tree.append(panel.element)
    }
    launcher.element.hidden = shown
    panel.show(shown)
  }
  /** By the customer’s hand: the keyboard goes along. */
  const press = (shown: boolean) => {
    show(shown)
    if (talking) remember(shown ? 'open' : 'minimised')
    if (shown) panel?.focus()
    else launcher.element.focus()
  }

  const before = remembered()
  if (before) show(before === 'open')
}

/** The chat's page beside this script; who the customer is goes behind the `#`, where no log sees it. */
function addressOf(src: string, { queue, customer }: DOMStringMap): string {
  const address = new URL('.', src)
  address.pathname = address.pathname.replace(/\/$/, '')
  address.search = new URLSearchParams({ widget: '1', ...(queue !== undefined && { queue }) }).toString()
  if (customer !== undefined) address.hash = new URLSearchParams({ customer }).toString()
  return address.href
}
