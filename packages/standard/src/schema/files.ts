import { Type, type Static } from 'typebox'
import { ActSchema, ClauseSchema } from './clause.ts'
import { ConditionSchema } from './condition.ts'

const closed = { additionalProperties: false } as const
const opt = Type.Optional
const Text = Type.String({ minLength: 1 })
/** A name chosen by the author of the standard; on one line. */
const Key = Type.String({ pattern: '^[^\\r\\n\\u2028\\u2029]*$' })
const Sources = Type.Array(Type.String())

/** standard.yaml */
export const StandardHead = Type.Object(
  {
    id: Text,
    title: Text,
    version: Text,
    note: opt(Text),
    hearing: opt(
      Type.Object(
        { confusable: Type.Boolean({ description: '不分平翘舌、鼻边音、前后鼻音（zh/z、ch/c、sh/s、n/l、eng/en、ing/in）；默认不分' }) },
        { ...closed, description: '识别错字的容忍' },
      ),
    ),
    tone: opt(
      Type.Object(
        {
          least_precision: Type.Number({
            minimum: 0,
            maximum: 1,
            description: '学到的语气至少要有的精确率：宁可漏报，不可误报',
          }),
        },
        { ...closed, description: '语气训练' },
      ),
    ),
    office_hours: opt(
      Type.Object({ from: Text, to: Text }, { ...closed, description: '工作时间，用于“几个工作小时内”的到期时间' }),
    ),
  },
  { ...closed, description: '规范的名称与版本' },
)

/** criteria.yaml */
export const CriteriaFile = Type.Array(
  Type.Object(
    {
      id: Text,
      title: Text,
      level: Type.Union([Type.Literal('conversation'), Type.Literal('turn')]),
      description: opt(Text),
      kinds: opt(Type.Record(Key, Text, { additionalProperties: false })),
    },
    closed,
  ),
  { description: '评分项：违反了什么' },
)

/** words/*.yaml */
export const WordsFile = Type.Record(Key, Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }), {
  additionalProperties: false,

  description: '词类：名称与其中的词',
})
/** acts/*.yaml */
export const ActsFile = Type.Array(ActSchema)
/** moments/*.yaml */
export const ClausesFile = Type.Array(ClauseSchema)
/** tones/*.yaml */
export const ToneFile = Type.Object(
  { id: Text, title: Text, examples: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }) },
  { ...closed, description: '语气与例句' },
)

/** contact.yaml: the first reason whose condition ever holds is the reason of contact. */
export const ContactFile = Type.Array(
  Type.Object({ id: Text, title: Text, when: opt(ConditionSchema), sources: opt(Sources) }, closed),
  { description: '来电原因：按次序取第一个成立的' },
)

/** commitments.yaml */
export const CommitmentsFile = Type.Object(
  {
    promise: Text,
  },
  { ...closed, description: '承诺：promise 为承诺稍后办理的言语行为' },
)

const Item = Type.Object(
  {
    id: Text,
    title: Text,
    sources: opt(Sources),
    criteria: opt(Type.Array(Text, { description: '由哪些评分项扣分' })),
    clauses: opt(Type.Array(Text, { description: '由哪些条款扣分' })),
    kinds: opt(Type.Array(Text, { description: '只算评分项下的这些种类' })),
    judged_by: opt(Type.Union([Type.Literal('rules'), Type.Literal('person'), Type.Literal('model')])),
    why: opt(Type.String({ description: '须由人判断的理由' })),
    deduct: opt(Type.Number({ minimum: 0, description: '每次命中扣几分' })),
    cap: opt(Type.Number({ minimum: 0, description: '最多扣几分' })),
    fatal: opt(Type.Boolean({ description: '一票否决：命中则总分归零' })),
    applies: opt(ConditionSchema),
  },
  closed,
)

/** scorecards/*.yaml */
export const ScorecardFile = Type.Object(
  {
    id: Text,
    title: Text,
    note: opt(Text),
    groups: Type.Array(
      Type.Object({ id: Text, title: Text, points: Type.Number({ minimum: 0 }), items: Type.Array(Item) }, closed),
    ),
    grades: Type.Array(Type.Object({ at_least: Type.Number(), title: Text }, closed), {
      minItems: 1,
      description: '等级：从高到低',
    }),
  },
  { ...closed, description: '评分表：分组、分值、扣分与封顶' },
)

export type StandardHead = Static<typeof StandardHead>
export type Criterion = Static<typeof CriteriaFile>[number]
export type ContactReason = Static<typeof ContactFile>[number]
export type CommitmentRules = Static<typeof CommitmentsFile>
export type ScorecardRules = Static<typeof ScorecardFile>
export type ScorecardItemRules = ScorecardRules['groups'][number]['items'][number]
export type ToneExamples = Static<typeof ToneFile>
