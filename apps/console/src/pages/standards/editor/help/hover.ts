import type { EditorView, Tooltip } from '@codemirror/view'
import type { Vocabulary } from '@liangyan/contract'
import type { Help } from './completion.ts'
import { placeAt } from './place.ts'
import { descriptionAt } from './schema.ts'

const WORD = /[\p{L}\p{N}_.-]/u

/** What a key means, or what an id stands for, where the pointer rests. */
export function helpAt({ schema, vocabulary }: Help, view: EditorView, pos: number): Tooltip | null {
  const line = view.state.doc.lineAt(pos)
  const [from, to] = wordAround(line.text, pos - line.from)
  if (from === to) return null
  const word = line.text.slice(from, to)
  const isKey = /^\s*:(\s|$)/.test(line.text.slice(to))
  const place = placeAt(view.state.sliceDoc(0, line.from + from))
  const text =
    isKey && schema ? descriptionAt(schema, [...place.path, word]) : ((vocabulary && meaningOf(vocabulary, word)) ?? '')
  if (!text) return null
  return {
    pos: line.from + from,
    end: line.from + to,
    above: true,
    create: () => {
      const dom = document.createElement('div')
      dom.className = 'cm-help'
      dom.textContent = text
      return { dom }
    },
  }
}

function wordAround(text: string, at: number): [from: number, to: number] {
  let [from, to] = [at, at]
  while (from > 0 && WORD.test(text[from - 1])) from--
  while (to < text.length && WORD.test(text[to])) to++
  return [from, to]
}

/** What an id of the standard stands for. */
function meaningOf({ acts, clauses, criteria, sources, words, options }: Vocabulary, id: string): string | undefined {
  const titled = [...acts, ...clauses, ...criteria].find((one) => one.id === id)
  if (titled) return titled.title
  const source = sources.find((one) => one.id === id)
  if (source) return `${source.document}\n${source.text}`
  const word = words.find(({ name }) => name === id)
  return word ? word.words.join('、') : options.find(({ name }) => name === id)?.title
}
