import { Type, type Static } from 'typebox'

const Text = (most: number) => Type.String({ minLength: 1, maxLength: most })
const Phrases = Type.Array(Text(200), { minItems: 1, maxItems: 50 })
const Id = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 })

/** What sets a duty off: an act, words of somebody, an event, or the conversation as a whole. */
export const Trigger = Type.Union([
  Type.Object({ by: Type.Literal('act'), act: Id }),
  Type.Object({
    by: Type.Literal('words'),
    speaker: Type.Enum(['customer', 'agent', 'system']),
    phrases: Phrases,
  }),
  Type.Object({
    by: Type.Literal('event'),
    event: Type.Enum(['hold', 'resume', 'mute', 'unmute', 'silence', 'transfer', 'hangup']),
  }),
  Type.Object({ by: Type.Literal('conversation') }),
])
export type Trigger = Static<typeof Trigger>

/** What the agent must do: an act, or words. */
const Duty = Type.Union([
  Type.Object({ by: Type.Literal('act'), acts: Type.Array(Id, { minItems: 1, maxItems: 20 }) }),
  Type.Object({ by: Type.Literal('words'), phrases: Phrases }),
])

/** Words in an example dialogue; a mark goes on the agent's last line, that of a clause that advises on the last of all. */
const ExampleLines = Type.Array(Type.Object({ speaker: Type.Enum(['agent', 'customer', 'system']), text: Text(300) }), {
  minItems: 1,
  maxItems: 20,
})

/** A clause of a common form, with one example that it finds and one that it lets pass. */
export const ClauseForm = Type.Object({
  id: Id,
  title: Type.String({ minLength: 2, maxLength: 100 }),
  moment: Type.Optional(Text(50)),
  status: Type.Enum(['draft', 'trial', 'active']),
  severity: Type.Enum(['minor', 'major', 'fatal']),
  /** What a clause that only advises need not have. */
  criterion: Type.Optional(Text(100)),
  kind: Type.Optional(Text(100)),
  sources: Type.Array(Text(50), { maxItems: 20 }),
  /** Why there is no source sentence; asked for where `sources` is empty. */
  note: Type.Optional(Text(500)),
  check: Type.Union([
    Type.Object({ reads: Type.Literal('requires'), trigger: Trigger, duty: Duty, within: Type.Optional(Text(40)) }),
    Type.Object({
      reads: Type.Literal('forbids'),
      phrases: Phrases,
      except: Type.Optional(Type.Array(Text(200), { maxItems: 50 })),
    }),
    Type.Object({ reads: Type.Literal('advises'), trigger: Trigger }),
  ]),
  wording: Type.Array(Text(300), { maxItems: 10 }),
  hit: ExampleLines,
  pass: ExampleLines,
  /** The file under `moments/` that it is written into, e.g. `moments/hold.yaml`. */
  file: Type.String({ pattern: '^moments/[a-z0-9-]+(/[a-z0-9-]+)*\\.yaml$', maxLength: 120 }),
})
export type ClauseForm = Static<typeof ClauseForm>
