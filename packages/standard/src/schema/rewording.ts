import { Type, type Static } from 'typebox'

const closed = { additionalProperties: false } as const
const opt = Type.Optional
const Text = Type.String({ minLength: 1 })
const Phrases = Type.Union([Text, Type.Array(Text, { minItems: 1 })])
const text = (description: string) => Type.String({ minLength: 1, description })

/** One row of the replacement table 换说法: the harsh words, and a kind sentence or kind words in their place. */
export const RewordingSchema = Type.Object(
  {
    instead_of: opt({ ...Phrases, description: '生硬的说法，用话式写，一种或几种' }),
    act: opt(text('生硬的说法，用言语行为写：acts/ 中的编号')),
    except: opt({ ...Phrases, description: '除去哪些说法' }),
    say: opt(text('得体的说法：一整句，坐席可以照着对客户说；可含槽位')),
    put: opt(text('原句里换上的词：其余照原话不动')),
    sources: opt(Type.Array(Text, { description: '依据：sources.tsv 中的编号，如 D20-007' })),
    note: opt(text('给人看的说明')),
  },
  { ...closed, description: '换说法：不论哪条条款发现，坐席说到 instead_of 时都给出 say 或 put' },
)
export type Rewording = Static<typeof RewordingSchema>

/** replacements.yaml */
export const ReplacementsFile = Type.Array(RewordingSchema, { description: '换说法对照表' })
