import type { WidgetWords } from './words.ts'

/** The button at the lower right. */
export interface Launcher {
  readonly element: HTMLButtonElement
  readonly count: (unread: number) => void
}

const SVG = 'http://www.w3.org/2000/svg'

export function makeLauncher(words: WidgetWords, pressed: () => void): Launcher {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'launcher'
  element.setAttribute('aria-haspopup', 'dialog')
  element.setAttribute('aria-label', words.open)
  element.addEventListener('click', pressed)
  const name = document.createElement('span')
  name.className = 'name'
  name.textContent = words.service
  const badge = document.createElement('span')
  badge.className = 'badge'
  badge.hidden = true
  element.append(picture(), name, badge)
  return {
    element,
    count: (unread) => {
      badge.hidden = unread === 0
      badge.textContent = unread > 99 ? '99+' : String(unread)
      element.setAttribute('aria-label', unread === 0 ? words.open : `${words.open}：${words.unread(unread)}`)
    },
  }
}

/** A speech bubble; made part by part, since pages may forbid markup from scripts. */
function picture(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const bubble = document.createElementNS(SVG, 'path')
  bubble.setAttribute(
    'd',
    'M4.5 4h15A1.5 1.5 0 0 1 21 5.500v11a1.5 1.5 0 0 1-1.5 1.500H12l-5 4v-4H4.500A1.5 1.5 0 0 1 3 16.500v-11A1.5 1.5 0 0 1 4.5 4Z',
  )
  bubble.setAttribute('fill', 'currentColor')
  svg.append(bubble)
  return svg
}
