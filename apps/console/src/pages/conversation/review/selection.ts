/** Words chosen in the transcript: one turn with offsets into the text shown, or several turns as wholes. */
export interface Chosen {
  readonly turns: readonly number[]
  readonly quote: { readonly turn: number; readonly start: number; readonly end: number } | null
}

/** The attribute of the elements that hold the words of a turn, and nothing else that is text; its value is the index. */
const TEXT = 'data-text'

/** What is selected on the page just now; undefined where it is no words of the transcript. */
export function chosenWords(selection: Selection | null): Chosen | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const [from, to] = [bubbleOf(range.startContainer), bubbleOf(range.endContainer)]
  if (!from || !to) return undefined
  const [first, last] = [turnOf(from), turnOf(to)]
  if (first !== last) return { turns: Array.from({ length: last - first + 1 }, (_, i) => first + i), quote: null }
  const start = offsetIn(from, range.startContainer, range.startOffset)
  const end = offsetIn(from, range.endContainer, range.endOffset)
  return { turns: [first], quote: end > start ? { turn: first, start, end } : null }
}

function bubbleOf(node: Node): Element | null {
  return (node instanceof Element ? node : node.parentElement)?.closest(`[${TEXT}]`) ?? null
}

const turnOf = (element: Element): number => Number(element.getAttribute(TEXT))

/** Characters before a place, those of buttons between the words left out. */
function offsetIn(bubble: Element, node: Node, offset: number): number {
  const before = document.createRange()
  before.setStart(bubble, 0)
  before.setEnd(node, offset)
  const words = before.cloneContents()
  for (const button of words.querySelectorAll('button')) button.remove()
  return words.textContent?.length ?? 0
}
