import { outputOf } from '../output.ts'
import { type Label, readLabels } from './labels.ts'
import { authorOf, caseOf, type Part } from './material.ts'
import type { Wanted } from './misses.ts'

interface Wrong {
  /** What `--misses` may name. */
  readonly about: string
  readonly text: string
}

const singular = (due: string | null) => (due ?? 'null').replace(/s$/, '')

/** What was found but wrongly described: reason of contact, due of a commitment, kind of a wording. */
export function attributeMisses(part: Part, wanted: Wanted): string {
  return readLabels(part.truth)
    .filter(({ id }) => (!wanted.author || authorOf(id) === wanted.author) && (!wanted.id || id === wanted.id))
    .flatMap((label) => [...wrongContact(label, part), ...wrongDues(label, part), ...wrongKinds(label, part)])
    .filter(({ about }) => !wanted.criterion || wanted.criterion === about)
    .map(({ text }) => text)
    .sort((a, b) => a.localeCompare(b))
    .join('\n')
}

const said = (part: Part, id: string, turn: number) =>
  `${id}  ${turn} ${caseOf(part, id).conversation.turns.find((t) => t.index === turn)?.text ?? ''}`

function wrongContact({ id, contact }: Label, part: Part): Wrong[] {
  const { conversation, inspection } = caseOf(part, id)
  if (!contact || inspection.contact === contact) return []
  const words = conversation.turns.filter((turn) => turn.speaker === 'customer').map((turn) => turn.text)
  const text = `CONTACT ${contact} taken for ${inspection.contact}  ${id}  C ${words.slice(0, 2).join(' ⏎ ')}`
  return [{ about: 'contact', text }]
}

function wrongDues({ id, commitments = [] }: Label, part: Part): Wrong[] {
  const found = caseOf(part, id).inspection.commitments
  return commitments.flatMap(({ turn, due }) => {
    const own = found.find((c) => c.turn === turn)
    if (!own || singular(own.due) === singular(due)) return []
    return [{ about: 'commitment', text: `DUE     ${due} taken for ${own.due}  ${said(part, id, turn)}` }]
  })
}

function wrongKinds({ id, findings }: Label, part: Part): Wrong[] {
  const found = outputOf(caseOf(part, id).inspection).findings
  return findings.flatMap(({ criterion, turns, kind }) => {
    const own = found.find((f) => f.criterion === criterion && f.turns.some((t) => turns.includes(t)))
    if (!kind || !own || own.kind === kind) return []
    return [{ about: criterion, text: `KIND    ${kind} taken for ${own.kind}  ${said(part, id, turns[0])}` }]
  })
}
