import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { Vocabulary } from '@liangyan/contract'
import { isPhrase, namesAt } from './names.ts'
import { type Place, placeAt } from './place.ts'
import { keysAt, type Schema, valuesAt } from './schema.ts'

/** What completion and hover go by. */
export interface Help {
  /** Of the file's kind; undefined where no schema describes it. */
  readonly schema: Schema | undefined
  readonly vocabulary: Vocabulary | undefined
}

/** What a name is made of; longer things are not names. */
const NAME = /[\p{L}\p{N}_.-]*$/u
const EXPECTATIONS = ['hit', 'pass', 'advise', 'no-advise', 'act', 'no-act', 'due', 'contact']
const EVENTS = [
  'hold 20s',
  'mute 10s',
  'silence 10s',
  'pause 10s',
  'overlap 1s',
  'transfer ',
  'ticket ',
  'hangup customer',
  'hangup agent',
  'end',
]

/** Completes keys and values of a YAML file of a standard. */
export function completeYaml({ schema, vocabulary }: Help, context: CompletionContext): CompletionResult | null {
  if (!schema) return null
  const before = context.state.sliceDoc(0, context.pos)
  const place = placeAt(before)
  const inPhrase = vocabulary && phraseCompletion(vocabulary, place, before, context.pos)
  if (inPhrase) return inPhrase
  const name = NAME.exec(place.prefix)?.[0] ?? ''
  if (name !== place.prefix.trimEnd() || (name === '' && !context.explicit && !beginsHere(before))) return null
  const options = [
    ...(place.typing === 'value' ? [] : keys(schema, place)),
    ...(place.typing === 'key' ? [] : values(schema, vocabulary, place, itemBefore(before))),
  ]
  return options.length === 0 ? null : { from: context.pos - name.length, options, validFor: /^[\p{L}\p{N}_.-]*$/u }
}

/** Whether something begins at the end of a text: after a colon, a bracket, a comma, a dash. */
const beginsHere = (before: string) => /(:|[[{,]|^\s*-)\s*$/m.test(before.slice(before.lastIndexOf('\n') + 1))

function keys(schema: Schema, { path, flow }: Place): Completion[] {
  return keysAt(schema, path).map(({ name, description, required, deep }) => ({
    label: name,
    type: 'property',
    detail: required ? '*' : undefined,
    info: description || undefined,
    boost: required ? 2 : 0,
    apply: deep && !flow ? `${name}:` : `${name}: `,
  }))
}

function values(schema: Schema, vocabulary: Vocabulary | undefined, place: Place, item: string): Completion[] {
  const listed = valuesAt(schema, place.path).map((value): Completion => ({ label: value, type: 'enum' }))
  const named = vocabulary ? namesAt(vocabulary, place, item) : []
  return [
    ...listed,
    ...named.map(
      ({ name, text }): Completion => ({
        label: name,
        type: 'constant',
        detail: shortened(text),
        info: text || undefined,
      }),
    ),
  ]
}

/** In a phrase `<` begins the name of a word class; anywhere `${` that of an option. */
function phraseCompletion(
  vocabulary: Vocabulary,
  place: Place,
  before: string,
  pos: number,
): CompletionResult | undefined {
  const option = /\$\{([a-z_.]*)$/.exec(before)
  if (option)
    return {
      from: pos - option[1].length,
      options: vocabulary.options.map(({ name, title }) => ({
        label: name,
        type: 'variable',
        detail: title,
        apply: `${name}}`,
      })),
    }
  const word = isPhrase(place) ? /<([\p{L}\p{N}_]*)$/u.exec(before) : null
  if (!word) return undefined
  return {
    from: pos - word[1].length,
    options: vocabulary.words.map(({ name, words }) => ({
      label: name,
      type: 'class',
      detail: shortened(words.join('、')),
      info: words.join('、'),
      apply: `${name}>`,
    })),
  }
}

/** Completes speakers, events and marks of a file of example dialogues. */
export function completeDialogue({ vocabulary }: Help, context: CompletionContext): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos)
  const before = line.text.slice(0, context.pos - line.from)
  const mark = /#\s*(?:[\w-]+\s*:\s*[\w-]+\s*,\s*)*(?:([\w-]+)\s*:\s*)?([\w-]*)$/.exec(before)
  if (mark && before.trim() !== '#') {
    const [, expect, typed] = mark
    const from = context.pos - typed.length
    if (expect === undefined)
      return { from, options: EXPECTATIONS.map((label) => ({ label, type: 'keyword', apply: `${label}: ` })) }
    const known = (expect === 'act' || expect === 'no-act' ? vocabulary?.acts : vocabulary?.clauses) ?? []
    return { from, options: known.map(({ id, title }) => ({ label: id, type: 'constant', detail: shortened(title) })) }
  }
  const event = /^--\s*(\w*)$/.exec(before)
  if (event)
    return { from: context.pos - event[1].length, options: EVENTS.map((label) => ({ label, type: 'keyword' })) }
  return null
}

/** The item of the list that is being written, as far as it has come. */
function itemBefore(before: string): string {
  const from = before.lastIndexOf('\n- ')
  return before.slice(from < 0 ? 0 : from)
}

const LONGEST = 28
const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
