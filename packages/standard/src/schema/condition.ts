import { Type, type Static, type TSchema } from 'typebox'

/**
 * The condition: the one building block of acts, triggers, duties and prohibitions. All keys of one condition must
 * hold together. The descriptions are what the standard owner's editor shows on hover, hence Chinese.
 */
const closed = { additionalProperties: false } as const
/** Stands for whichever act was learned. */
export const ANY_ACT = 'any'

const opt = <T extends TSchema>(schema: T) => Type.Optional(schema)
const some = <T extends TSchema>(item: T, description: string) =>
  Type.Union([item, Type.Array(item, { minItems: 1 })], { description })

export const Phrase = Type.String({
  minLength: 1,
  description:
    '一句话式：普通文字；( | ) 任选；? 可有可无；<词类> 词类中任意一个词；… 中间隔几个字（…<10> 至多十个，…<2-10> 二到十个）；…… 可跨句；^ $ 话轮首尾。默认容忍语气词、您/你、标点和识别错字。',
})
const duration = (what: string) =>
  Type.String({ pattern: '^\\d+(\\.\\d+)?\\s*(ms|s|min|h)$', description: `${what}：时长，如 5s、1.5s、2min` })
const AtLeast = Type.Integer({ minimum: 0, description: '至少多少' })
const AtMost = Type.Integer({ minimum: 0, description: '至多多少' })
/** The four limits of a span of time. */
const span = {
  longer_than: opt(duration('长于')),
  shorter_than: opt(duration('短于')),
  at_least: opt(duration('不短于')),
  at_most: opt(duration('不长于')),
}
/** The limits of a number. */
const range = {
  at_least: opt(Type.Number({ description: '不小于' })),
  at_most: opt(Type.Number({ description: '不大于' })),
}
const speaker = (what: string) =>
  Type.Union([Type.Literal('agent'), Type.Literal('customer'), Type.Literal('system'), Type.Literal('anyone')], {
    description: `${what}：agent 坐席、customer 客户、system 系统、anyone 任何人`,
  })
/** A condition inside a condition, with what it is for. */
const Ref = (description?: string) => Type.Ref('Condition', description === undefined ? {} : { description })

const Says = Type.Union(
  [
    Phrase,
    Type.Array(Phrase, { minItems: 1 }),
    Type.Object(
      {
        any: opt(Type.Array(Phrase, { minItems: 1, description: '说到任意一句' })),
        all: opt(Type.Array(Phrase, { minItems: 1, description: '每一句都说到' })),
        none: opt(Type.Array(Phrase, { minItems: 1, description: '一句都没说到' })),
        at_least: opt(Type.Integer({ minimum: 1, description: '`of` 里至少说到几句' })),
        of: opt(Type.Array(Phrase, { minItems: 1, description: '与 at_least 配合：从这些话式里数' })),
        exact: opt(Type.Boolean({ description: '逐字匹配：不容忍语气词、您/你、叠字和识别错字' })),
        quoted: opt(Type.Boolean({ description: '引号里的话也算（默认不算）' })),
        in: opt(
          Type.String({
            pattern: '^(sentence|turn|\\d+ turns)$',
            description: '范围：sentence 同一句；turn 同一话轮（默认）；N turns 同一说话人最近 N 个话轮合在一起看',
          }),
        ),
      },
      closed,
    ),
  ],
  { description: '说到（话式）。可以写一句、几句（任意一句），或 any / all / none / at_least + of' },
)

const properties = {
  by: opt(speaker('谁说的')),
  act: opt(some(Type.String({ minLength: 1 }), '言语行为（acts/ 中定义的 id），任意一个成立即可')),

  says: opt(Says),
  except: opt(some(Phrase, '例外话式：与命中重叠时该命中不算')),
  pattern: opt(
    Type.Union(
      [
        Type.String({ minLength: 1 }),
        Type.Object(
          {
            matches: Type.String({ minLength: 1, description: '正则表达式' }),
            except: opt(Type.String({ minLength: 1, description: '排除式：与命中重叠时该命中不算' })),
          },
          closed,
        ),
      ],
      {
        description: '正则表达式（RE2 语法，线性时间），按原文匹配；except 为排除式',
      },
    ),
  ),
  similar: opt(
    Type.Object(
      {
        to: Type.Array(Type.String({ minLength: 2 }), { minItems: 1, description: '例句' }),
        at_least: opt(Type.Number({ minimum: 0.1, maximum: 1, description: '相似度门槛，默认 0.7' })),
      },
      { ...closed, description: '与例句相似：at_least 为相似度门槛，默认 0.7' },
    ),
  ),
  learned: opt(
    Type.Union(
      [
        Type.String({ minLength: 1 }),
        Type.Object(
          {
            act: Type.String({ minLength: 1, description: '言语行为的编号，或 any：任何一种' }),
            at_least: Type.Number({ minimum: 0, maximum: 1, description: '概率门槛' }),
          },
          closed,
        ),
      ],
      {
        description:
          '学到的言语行为（learned/ 里有例句的言语行为），如 promise-later-action；any 为任何一种；at_least 为概率门槛，默认用训练时选定的门槛',
      },
    ),
  ),
  means: opt(
    Type.Union(
      [
        some(Type.String({ minLength: 1 }), '语气'),
        Type.Object(
          {
            tone: some(Type.String({ minLength: 1 }), '语气'),
            at_least: opt(Type.Number({ minimum: 0, maximum: 1, description: '概率门槛' })),
          },
          closed,
        ),
      ],
      { description: '学到的语气（tones/ 中定义的 id），如 rhetorical；at_least 为概率门槛，默认用训练时选定的门槛' },
    ),
  ),
  mentions: opt(
    Type.Union(
      [
        some(Type.String({ minLength: 1 }), '实体'),
        Type.Object(
          {
            entity: some(Type.String({ minLength: 1 }), '实体种类'),
            at_least: opt(Type.Integer({ minimum: 1, description: '至少提到几个，默认 1' })),
            valid: opt(Type.Boolean({ description: '校验位是否正确（身份证号、银行卡号）' })),
            value: opt(Type.Object(range, { ...closed, description: '数值的范围：金额的元数、百分比的数字' })),
          },
          closed,
        ),
      ],
      {
        description: '提到实体：mobile、landline、id-number、bank-card、partial-number、amount、date、time、duration …',
      },
    ),
  ),
  repeats: opt(
    Type.Object(
      {
        within: opt(Type.Integer({ minimum: 1, description: '往前看本人几个话轮，默认 50' })),
        times: opt(Type.Integer({ minimum: 2, description: '第几次说同样的话才算，默认 2' })),
        similarity: opt(Type.Number({ minimum: 0.1, maximum: 1, description: '相似度门槛，默认 0.8' })),
        min_length: opt(Type.Integer({ minimum: 1, description: '短于几个字的不算，默认 6' })),
        except: opt(Type.Array(Phrase, { description: '含这些话的不算' })),
      },
      { ...closed, description: '重复本人先前的话' },
    ),
  ),
  reads_back: opt(
    Type.Object(
      {
        of: opt(Ref('报出号码或金额的话轮；条款有触发（when）时就是触发处，可以不写')),
        at_least: opt(Type.Number({ minimum: 0.1, maximum: 1, description: '复述到号码的多大一部分，默认 0.6' })),
      },
      { ...closed, description: '复述了最近一次（满足 of 的话轮中）报出的号码或金额' },
    ),
  ),
  length: opt(
    Type.Object({ at_least: opt(AtLeast), at_most: opt(AtMost) }, { ...closed, description: '话轮字数（不计标点）' }),
  ),
  annotation: opt(Type.Boolean({ description: '话轮里没有话，只有括号里的注释，如（风声）（无人说话）' })),
  density: opt(
    Type.Object(
      {
        of: Type.Array(Phrase, { minItems: 1, description: '口头禅' }),
        one_in: Type.Number({ minimum: 1, description: '每多少个字出现一次' }),
        at_least: opt(Type.Integer({ minimum: 1, description: '至少出现几次' })),
      },
      { ...closed, description: '口头禅密度：说话人至今每 one_in 个字出现一次或更多，且至少 at_least 次' },
    ),
  ),

  silence: opt(
    Type.Object(
      {
        ...span,
        after: opt(speaker('上一话轮是谁说的')),
        outside: opt(
          Type.Array(Type.Union([Type.Literal('hold'), Type.Literal('mute')]), {
            description: '扣除这些时间：hold 等候、mute 静音',
          }),
        ),
      },
      { ...closed, description: '本话轮之前的静默；after 上一话轮是谁说的；outside 扣除等候、静音的时间' },
    ),
  ),
  overlap: opt(
    Type.Object(
      {
        ...span,
        with: opt(speaker('与谁重叠')),
      },
      { ...closed, description: '与对方上一话轮的重叠（抢话）' },
    ),
  ),
  pace: opt(
    Type.Object(
      { at_least: opt(Type.String({ description: '不慢于' })), at_most: opt(Type.String({ description: '不快于' })) },
      { ...closed, description: '语速：如 300/min、5/s，或与本人此前平均相比 90% of average' },
    ),
  ),
  elapsed: opt(Type.Object(span, { ...closed, description: '会话至此的时长' })),
  position: opt(
    Type.String({
      pattern: '^(first|after) (\\d+ ((agent|customer) )?turns?|\\S+)$',
      description: '位置：first 3 turns、first 2 agent turns、first 20s、after 3 turns',
    }),
  ),

  event: opt(
    some(
      Type.Enum(['start', 'hold', 'resume', 'mute', 'unmute', 'silence', 'transfer', 'ticket', 'hangup', 'end']),
      '事件：hold 等候开始、resume 等候结束、mute/unmute、silence 线路静默结束、transfer 转接、ticket 建工单、hangup 挂机、start/end 会话首尾',
    ),
  ),
  lasted: opt(Type.Object(span, { ...closed, description: '刚结束的等候、静音或静默持续了多久' })),
  hung_up_by: opt(
    some(
      Type.Union([Type.Literal('agent'), Type.Literal('customer'), Type.Literal('line')]),
      '谁先挂机：agent 坐席、customer 客户、line 线路中断',
    ),
  ),

  channel: opt(some(Type.String(), '渠道：phone、chat、email、counter')),
  direction: opt(Type.Union([Type.Literal('inbound'), Type.Literal('outbound')], { description: '呼入、呼出' })),
  service: opt(some(Type.String({ minLength: 1 }), '业务：业务名称中含有这些字')),
  queue: opt(some(Type.String(), '技能组')),
  agent: opt(some(Type.String(), '坐席的工号')),
  attribute: opt(
    Type.Record(
      Type.String({ pattern: '^[^\\r\\n\\u2028\\u2029]*$' }),
      Type.Union([
        some(Type.Union([Type.String(), Type.Number(), Type.Boolean()]), '值'),
        Type.Object(range, { ...closed, minProperties: 1, description: '数值的范围' }),
      ]),
      {
        additionalProperties: false,
        description: '随录数据：字段名与取值；数值的范围写 at_least、at_most',
      },
    ),
  ),
  date: opt(
    Type.Object(
      {
        from: opt(Type.String({ description: '从哪天起（含）' })),
        to: opt(Type.String({ description: '到哪天止（含）' })),
      },
      { ...closed, description: '日期范围，如 2026-01-01' },
    ),
  ),
  weekday: opt(some(Type.Integer({ minimum: 1, maximum: 7 }), '星期几，1 为星期一')),
  workday: opt(Type.Boolean({ description: '是否工作日（含调休）' })),
  holiday: opt(Type.Union([Type.Boolean(), Type.String()], { description: '是否法定节假日，或节日名，如 春节' })),
  time: opt(Type.String({ pattern: '^\\d{1,2}:\\d{2}-\\d{1,2}:\\d{2}$', description: '一天中的时段，如 18:00-22:00' })),

  judge: opt(
    Type.Union(
      [
        Type.String({ minLength: 4 }),
        Type.Object(
          {
            question: Type.String({ minLength: 4, description: '要判断的问题' }),
            proof: opt(Type.String({ minLength: 4, description: '什么算证据：判断的人或模型应当引哪些原话' })),
            by: opt(
              Type.Union([Type.Literal('model'), Type.Literal('person')], {
                description: '由谁判断：model 语言模型（默认）、person 人',
              }),
            ),
          },
          closed,
        ),
      ],
      {
        description: '须由人或语言模型判断的问题；引擎本身只答“判不了”',
      },
    ),
  ),

  all: opt(Type.Array(Ref(), { minItems: 1, description: '全部成立' })),
  any: opt(Type.Array(Ref(), { minItems: 1, description: '任一成立' })),
  not: opt(Ref('不成立')),
  count: opt(
    Type.Object(
      {
        of: Ref('数什么'),
        at_least: opt(AtLeast),
        at_most: opt(AtMost),
        hits: opt(Type.Boolean({ description: '数命中次数而不是话轮数' })),
        within: opt(Type.Integer({ minimum: 1, description: '只看最近几个话轮' })),
      },
      { ...closed, description: '至今（含本话轮）成立的次数' },
    ),
  ),
  nth: opt(
    Type.Object(
      { of: Ref('数什么'), is: Type.Integer({ minimum: 1, description: '第几次' }) },
      { ...closed, description: '`of` 第几次成立' },
    ),
  ),
  after: opt(
    Type.Object(
      {
        of: Ref('此前发生过什么'),
        within: opt(Type.String({ description: '往回看多远，如 3 turns、2 agent turns、30s；不写为全程' })),
        nth: opt(Type.Integer({ minimum: 1, description: '第几次成立之后' })),
      },
      { ...closed, description: '此前某个话轮或事件满足 of' },
    ),
  ),
  replies_to: opt(Ref('对方紧挨着的上一句话满足此条件')),
  since: opt(
    Type.Object(
      { of: Ref('此前发生过什么'), unless: Ref('其后没有发生过什么') },
      { ...closed, description: '此前发生过 of，且其后没有发生过 unless' },
    ),
  ),
} as const

const Condition = Type.Cyclic({ Condition: Type.Object(properties, { ...closed, minProperties: 1 }) }, 'Condition')

/** What schemas refer to by name: said once, however many places hold a condition. */
export const definitions: Readonly<Record<string, TSchema>> = Condition.$defs

/** A condition, with what it is for: editors show that on hover. */
export const conditionOf = (description: string) =>
  Type.Unsafe<Condition>(Ref(`${description}（条件：同一层写的各项须同时成立）`))

export type Condition = Static<typeof Condition>
export type ConditionKey = keyof Condition
