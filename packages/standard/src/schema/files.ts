import { Type, type Static } from 'typebox'
import { ActSchema, ClauseSchema } from './clause.ts'
import { CalendarFile } from './calendar.ts'
import { conditionOf } from './condition.ts'
import { LiveFile } from './live.ts'
import { DrillsFile, FaqFile, MomentTreeFile, NotCarriedFile, ProfilesFile, RequirementsFile } from './practice.ts'
import { ReplacementsFile } from './rewording.ts'

const closed = { additionalProperties: false } as const
const opt = Type.Optional
const Text = Type.String({ minLength: 1 })
const text = (description: string) => Type.String({ minLength: 1, description })
const Id = text('编号，全规范唯一')
const Title = text('名称，一句中文')
const Note = text('给人看的说明')
/** A name chosen by the author of the standard; on one line. */
const Key = Type.String({ pattern: '^[^\\r\\n\\u2028\\u2029]*$' })
const Sources = Type.Array(Type.String(), { description: '依据：sources.tsv 中的编号，如 D07-012' })

const training = (what: string) =>
  opt(
    Type.Object(
      {
        least_precision: Type.Number({
          minimum: 0,
          maximum: 1,
          description: '判为是的至少要有这么多判对：宁可漏报，不可误报；默认 0.95',
        }),
        least_likely: opt(
          Type.Number({
            minimum: 0,
            maximum: 1,
            description: '其中最像的一种，自己也至少要有这么大的把握，如 0.5：哪一种都不像的，不算；默认 0',
          }),
        ),
        most_false_alarms: opt(
          Type.Number({
            minimum: 0,
            maximum: 1,
            description: '平常的话至多有这么多被判为是，如 0.01：难得一见的事，例句里占得多，平时却很少；默认不限',
          }),
        ),
      },
      { ...closed, description: what },
    ),
  )

/** standard.yaml */
export const StandardHead = Type.Object(
  {
    id: text('规范的编号'),
    title: text('规范的名称'),
    version: text('规范的版本，如 "1.0.0"'),
    note: opt(Note),
    hearing: opt(
      Type.Object(
        {
          confusable: Type.Boolean({
            description: '不分平翘舌、鼻边音、前后鼻音（zh/z、ch/c、sh/s、n/l、eng/en、ing/in）；默认不分',
          }),
        },
        { ...closed, description: '识别错字的容忍' },
      ),
    ),
    tone: training('语气训练'),
    acts: training('从例句学的言语行为的训练'),
    reasons: training('来电原因的训练'),
    office_hours: opt(
      Type.Object(
        { from: text('上班时刻，如 "09:00"'), to: text('下班时刻，如 "18:00"') },
        { ...closed, description: '工作时间，用于“几个工作小时内”的到期时间' },
      ),
    ),
    unfilled: opt(
      Type.Record(Key, Type.String(), {
        additionalProperties: false,
        description: '槽位不知道该填什么时的说法：带槽位的文字 → 不带槽位的文字；先写的先换',
      }),
    ),
  },
  { ...closed, description: '规范的名称与版本' },
)

/** criteria.yaml */
export const CriteriaFile = Type.Array(
  Type.Object(
    {
      id: Id,
      title: Title,
      level: Type.Union([Type.Literal('conversation'), Type.Literal('turn')], {
        description: '落在哪里：conversation 整个会话、turn 某个话轮',
      }),
      description: opt(Note),
      kinds: opt(Type.Record(Key, Text, { additionalProperties: false, description: '种类：编号与名称' })),
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
/** The part of an examples file's name before the first full stop names its tone. */
const tone = {
  id: Type.String({
    pattern: '^[^\\s./\\\\]+$',
    description: '编号，全规范唯一，不能有空格、句点和斜线；例句写在旁边的“编号.examples.txt”里',
  }),
  title: Title,
}
/** tones/*.yaml */
export const ToneFile = Type.Object(tone, { ...closed, description: '语气；例句写在旁边的“编号.examples.txt”里' })
/** What was written before examples had files of their own: read only to say where they belong. */
export const ToneFileWithExamples = Type.Object({ ...tone, examples: opt(Type.Unknown()) }, closed)

/** contact.yaml: the first reason whose condition ever holds is the reason of contact. */
export const ContactFile = Type.Array(
  Type.Object(
    {
      id: Id,
      title: Title,
      when: opt(conditionOf('会话中任何一刻成立，就是这个原因；最后一项可以不写')),
      sources: opt(Sources),
    },
    closed,
  ),
  { description: '来电原因：按次序取第一个成立的' },
)

/** commitments.yaml */
export const CommitmentsFile = Type.Object(
  {
    promise: text('表示承诺的言语行为（acts/ 中定义的 id）'),
  },
  { ...closed, description: '承诺：promise 为承诺稍后办理的言语行为' },
)

const Item = Type.Object(
  {
    id: Id,
    title: Title,
    sources: opt(Sources),
    criteria: opt(Type.Array(Text, { description: '由哪些评分项扣分' })),
    clauses: opt(Type.Array(Text, { description: '由哪些条款扣分' })),
    kinds: opt(Type.Array(Text, { description: '只算评分项下的这些种类' })),
    judged_by: opt(
      Type.Union([Type.Literal('rules'), Type.Literal('person'), Type.Literal('model')], {
        description: '由谁判断：rules 规则（默认）、person 人、model 语言模型',
      }),
    ),
    why: opt(Type.String({ description: '须由人判断的理由；由规则扣分的项目，写还有哪些要由人判断' })),
    deduct: opt(Type.Number({ minimum: 0, description: '每次命中扣几分' })),
    cap: opt(Type.Number({ minimum: 0, description: '最多扣几分' })),
    fatal: opt(Type.Boolean({ description: '一票否决：命中则总分归零' })),
    applies: opt(conditionOf('适用于哪些会话：会话结束时问，不成立则不扣分')),
  },
  closed,
)

/** scorecards/*.yaml */
export const ScorecardFile = Type.Object(
  {
    id: Id,
    title: Title,
    note: opt(Note),
    groups: Type.Array(
      Type.Object(
        {
          id: Id,
          title: Title,
          points: Type.Number({ minimum: 0, description: '本组的分值' }),
          items: Type.Array(Item, { description: '本组的项目' }),
        },
        closed,
      ),
      { description: '分组' },
    ),
    grades: Type.Array(
      Type.Object({ at_least: Type.Number({ description: '得分不低于多少' }), title: Title }, closed),
      {
        minItems: 1,
        description: '等级：从高到低',
      },
    ),
  },
  { ...closed, description: '评分表：分组、分值、扣分与封顶' },
)

/** The files of a standard by their kind, as they are read. */
export const FILES = {
  standard: StandardHead,
  criteria: CriteriaFile,
  words: WordsFile,
  acts: ActsFile,
  moments: ClausesFile,
  tones: ToneFileWithExamples,
  contact: ContactFile,
  commitments: CommitmentsFile,
  scorecards: ScorecardFile,
  faq: FaqFile,
  drills: DrillsFile,
  requirements: RequirementsFile,
  'not-carried': NotCarriedFile,
  'moment-tree': MomentTreeFile,
  profiles: ProfilesFile,
  calendar: CalendarFile,
  replacements: ReplacementsFile,
  live: LiveFile,
} as const
export type FileKind = keyof typeof FILES
export type FileOf<Kind extends FileKind> = Static<(typeof FILES)[Kind]>

export type StandardHead = Static<typeof StandardHead>
export type Criterion = Static<typeof CriteriaFile>[number]
export type ContactReason = Static<typeof ContactFile>[number]
export type CommitmentRules = Static<typeof CommitmentsFile>
export type ScorecardRules = Static<typeof ScorecardFile>
export type ScorecardItemRules = ScorecardRules['groups'][number]['items'][number]
export type ToneDescription = Static<typeof ToneFileWithExamples>
