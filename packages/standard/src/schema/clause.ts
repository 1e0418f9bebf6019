import { Type, type Static } from 'typebox'
import { conditionOf } from './condition.ts'

const closed = { additionalProperties: false } as const
const opt = Type.Optional
const Id = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', description: '编号：小写英文、数字、连字符，全规范唯一' })
const Text = Type.String({ minLength: 1 })
const text = (description: string) => Type.String({ minLength: 1, description })
const Sources = Type.Array(Type.String({ minLength: 1 }), {
  description: '依据：sources.tsv 中的编号，如 D07-012',
})

/** The value of an option of profiles.yaml. */
const Option = Type.Union([Type.String(), Type.Number(), Type.Boolean()], { description: '选项的取值' })

/** The profiles, and the values of options, that something is for. */
export const belonging = {
  profiles: opt(Type.Array(Text, { minItems: 1, description: '只用于哪些场景：profiles.yaml 中的名称' })),
  options: opt(
    Type.Record(Type.String({ pattern: '^[a-z_]+(\\.[a-z_]+)*$' }), Type.Union([Option, Type.Array(Option)]), {
      additionalProperties: false,
      description: '只在这些选项取这些值时有效：profiles.yaml 中的选项',
    }),
  ),
}

export const Status = Type.Union([Type.Literal('draft'), Type.Literal('trial'), Type.Literal('active')], {
  description: '状态：draft 草稿（不执行）、trial 试行（执行但不扣分）、active 正式（默认）',
})

/** A wording 话术: a text with slots such as {姓}{称谓}, or a text with the occasion it suits. */
export const Wording = Type.Union(
  [
    Text,
    Type.Object(
      {
        text: text('话术的文字'),
        when: opt(conditionOf('适用的场合')),
        sources: opt(Sources),
        style: opt(
          Type.Union([Type.Literal('formal'), Type.Literal('warm')], { description: '语体：formal 庄重、warm 亲切' }),
        ),
      },
      closed,
    ),
  ],
  { description: '话术：可含槽位 {姓}{称谓}{工号}{行名}{部门}{时限}；when 限定适用场合' },
)

export const Replacement = Type.Object(
  {
    instead_of: opt(Type.Union([Text, Type.Array(Text, { minItems: 1 })], { description: '生硬的说法，一句或几句' })),
    say: text('得体的说法'),
    sources: opt(Sources),
  },
  { ...closed, description: '换种说法：说到 instead_of 时给出 say；不写 instead_of 则一律给出' },
)

export const ClauseSchema = Type.Object(
  {
    id: Id,
    title: Type.String({ minLength: 2, description: '条款名称，一句中文' }),
    moment: opt(Type.String({ description: '所属情景（真实瞬间），如 等候恢复' })),
    status: opt(Status),
    sources: opt(Sources),
    severity: opt(
      Type.Union([Type.Literal('minor'), Type.Literal('major'), Type.Literal('fatal')], {
        description: '严重程度：一般、较重、一票否决',
      }),
    ),
    criterion: opt(Type.String({ description: '违反时记入的评分项（criteria.yaml 中的编号）' })),
    kind: opt(Type.String({ description: '评分项下的种类，如 rhetorical' })),
    ...belonging,
    applies: opt(conditionOf('适用于哪些会话；只看随录数据，会话开始时问一次，不写则全部适用')),
    when: opt(conditionOf('触发：每成立一次，就产生一项义务，或开始一段禁止')),
    unless: opt(conditionOf('免责：触发时或义务未了结时成立，就不追究')),
    require: opt(conditionOf('应做：坐席在期限（within）之内要做到的事')),
    forbid: opt(conditionOf('不得做：坐席不可以做的事；写了 when，则只在那时不可以')),
    advise: opt(Type.Boolean({ description: '只建议、不检查的条款写 advise: true' })),
    within: opt(
      Type.String({ description: '期限或范围：next agent turn、3 turns、30s、3 turns before、conversation …' }),
    ),
    until: opt(conditionOf('提前结束期限：成立的那一步仍在期限之内')),
    occurrence: opt(
      Type.Union([Type.Literal('every'), Type.Literal('first'), Type.Integer({ minimum: 1 })], {
        description: '触发几次：every 每次（默认）、first 首次、数字为第几次',
      }),
    ),
    evidence: opt(
      Type.Union(
        [
          Type.Literal('trigger'),
          Type.Literal('response'),
          Type.Literal('before'),
          Type.Literal('agent before'),
          Type.Literal('none'),
        ],
        {
          description:
            '违反时指向哪里：trigger 触发处、response 期限内最后一个话轮、before 触发之前的话轮、agent before 触发之前坐席的话轮、none 整个会话',
        },
      ),
    ),
    priority: opt(
      Type.Integer({
        minimum: 0,
        maximum: 100,
        description: '同一情景的几条同时触发时，大的先给话术：后一步的、触发更窄的写大些；默认 0',
      }),
    ),
    wording: opt(Type.Array(Wording, { description: '话术：符合本条款的说法，可以几条' })),
    replace: opt(Type.Array(Replacement, { description: '换种说法：把生硬的话换成得体的话；先于换说法对照表' })),
    otherwise: opt(text('换种说法：replace 和换说法对照表都没有合适的话时，就说这一句')),
    advice: opt(text('给坐席的提示：怎样做，不是对客户说的话')),
    note: opt(text('给人看的说明')),
    false_alarms: opt(Type.Array(Text, { description: '已知会误报的情形' })),
  },
  { ...closed, description: '条款：require 应做、forbid 不得做、advise 建议' },
)
export type Clause = Static<typeof ClauseSchema>

export const ActSchema = Type.Object(
  {
    id: Id,
    title: text('言语行为的名称'),
    by: opt(
      Type.Union([Type.Literal('agent'), Type.Literal('customer'), Type.Literal('system'), Type.Literal('anyone')], {
        description: '说话人：agent 坐席（默认）、customer 客户、system 系统、anyone 任何人',
      }),
    ),
    is: conditionOf('怎样说才算这个言语行为'),
    examples: opt(Type.Array(Text, { description: '必须识别为此行为的例句；“问 / 答”写法给出上文' })),
    counterexamples: opt(Type.Array(Text, { description: '不得识别为此行为的例句' })),
    note: opt(text('给人看的说明')),
  },
  { ...closed, description: '言语行为：说话人用这句话做了什么' },
)
export type Act = Static<typeof ActSchema>
