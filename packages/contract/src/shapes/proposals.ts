import { Type, type Static } from 'typebox'
import { Maybe, Moment } from './basics.ts'

export const ProposalState = Type.Enum(['open', 'added', 'dismissed'])
export type ProposalState = Static<typeof ProposalState>

/** An example dialogue proposed for a clause: `pass` where the machine was wrong to find it, `hit` where it missed it. */
export const ExampleProposal = Type.Object({
  id: Type.Integer(),
  clause: Type.String(),
  title: Type.String(),
  moment: Maybe(Type.String()),
  expect: Type.Enum(['hit', 'pass']),
  /** In the notation of example dialogues; masked values are replaced by made-up ones. */
  dialogue: Type.String(),
  /** Whether the machine, reading the dialogue alone, judges as it did in the conversation. */
  reproduces: Type.Boolean(),
  state: ProposalState,
  conversation: Type.String(),
  finding: Type.Integer(),
  /** The appeal that it comes from; null where a review found it. */
  appeal: Maybe(Type.Integer()),
  proposedBy: Maybe(Type.String()),
  createdAt: Moment,
  settledBy: Maybe(Type.String()),
  settledAt: Maybe(Moment),
  /** The draft that it was added to, the file beside the clause, and the line where it began then. */
  addedTo: Maybe(Type.Object({ id: Type.Integer(), title: Type.String(), file: Type.String(), line: Type.Integer() })),
})
export type ExampleProposal = Static<typeof ExampleProposal>
