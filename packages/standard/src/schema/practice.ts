import { Type, type Static } from 'typebox'
import { belonging } from './clause.ts'
import { conditionOf } from './condition.ts'

/** What of a standard is not checked in conversations: knowledge, exercises, demands on rooms, systems and bearing. */
const closed = { additionalProperties: false } as const
const opt = Type.Optional
const text = (description: string) => Type.String({ minLength: 1, description })
const texts = (description: string) => Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description })
const Id = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', description: '编号：小写英文、数字、连字符，全规范唯一' })
const Sources = texts('依据：sources.tsv 中的编号，如 D07-012')
const Title = text('名称，一句中文')
const Moment = text('所属情景：moments.yaml 中的名称')
const Note = text('给人看的说明')

/** faq/*.yaml */
export const FaqFile = Type.Array(
  Type.Object(
    {
      id: Id,
      question: texts('客户会怎么问，可以几种问法'),
      answer: text('标准答复，可含槽位'),
      moment: opt(Moment),
      ...belonging,
      sources: Sources,
      note: opt(Note),
    },
    closed,
  ),
  { description: '常见问题与标准答复' },
)

/** drills/*.yaml */
export const DrillsFile = Type.Array(
  Type.Object(
    {
      id: Id,
      title: Title,
      minutes: opt(Type.Number({ minimum: 1, description: '一次练几分钟' })),
      when: opt(text('什么时候练，如 每个班次上岗前')),
      moments: opt(texts('练哪些情景')),
      clauses: opt(texts('练哪些条款')),
      steps: texts('怎么练，一步一句'),
      sources: Sources,
      note: opt(Note),
    },
    closed,
  ),
  { description: '演练' },
)

/** requirements/*.yaml */
export const RequirementsFile = Type.Array(
  Type.Object(
    {
      id: Id,
      title: Title,
      about: Type.Enum(
        ['gesture', 'appearance', 'attitude', 'organisation', 'voice-menu', 'system', 'training', 'environment'],
        {
          description:
            '关于什么：gesture 手势与鞠躬、appearance 仪容仪表、attitude 态度与原则、organisation 组织与制度、voice-menu 电话语音菜单、system 系统与渠道、training 培训、environment 环境与网点',
        },
      ),
      demand: text('要求的内容，一两句中文'),
      checked_by: Type.Enum(['person', 'system'], { description: '由谁核对：person 人、system 系统配置' }),
      how: text('怎样核对，一句中文'),
      moment: opt(Moment),
      ...belonging,
      limit: opt(text('量化的标准，如 15度、15分钟、60s')),
      sources: Sources,
      note: opt(Note),
    },
    closed,
  ),
  { description: '会话里看不出来、由人或系统核对的要求' },
)

/** not-carried.yaml */
export const NotCarriedFile = Type.Array(
  Type.Object(
    {
      sources: Sources,
      reason: Type.Enum(['duplicate', 'not-banking', 'damaged', 'narrative', 'later'], {
        description:
          '原因：duplicate 与别的原句重复、not-banking 与银行无关、damaged 残缺无法还原、narrative 叙述或标题、later 要等以后的模块',
      }),
      of: opt(text('重复的是哪一句：sources.tsv 中的编号')),
      module: opt(text('要等哪个模块')),
      why: text('一句说明'),
    },
    closed,
  ),
  { description: '没有承载的原句及理由' },
)

/** moments.yaml */
export const MomentTreeFile = Type.Array(
  Type.Object(
    {
      title: text('情景的名称，如 等候恢复；条款用它说明所属情景'),
      in: opt(text('上一级情景的名称')),
      when: opt(conditionOf('识别：会话走到这一步时成立')),
      perhaps: opt(conditionOf('较弱的迹象：成立时也列出这一情景，但排在所有 when 成立的情景之后')),
      priority: opt(
        Type.Number({ description: '轻重缓急：几个情景同时成立时，大的在前；不写为 0，相同的按文件中的先后' }),
      ),
      next: opt(texts('接下来常见的情景')),
      sources: opt(Sources),
      note: opt(Note),
    },
    closed,
  ),
  { description: '情景（真实瞬间）的树' },
)

const valueOf = (description: string) =>
  Type.Union([Type.String({ minLength: 1 }), Type.Number(), Type.Boolean()], { description })
const Values = Type.Record(Type.String({ pattern: '^[a-z_]+(\\.[a-z_]+)*$' }), valueOf('选项的取值'), {
  additionalProperties: false,
  description: '选项与取值',
})

/** profiles.yaml */
export const ProfilesFile = Type.Object(
  {
    options: Type.Record(
      Type.String({ pattern: '^[a-z_]+(\\.[a-z_]+)*$' }),
      Type.Object(
        {
          title: Title,
          default: valueOf('默认取值'),
          choices: opt(Type.Array(valueOf('可以取的值'), { minItems: 1, description: '可以取的值；不写则任意' })),
          sources: opt(Sources),
          disagree: opt(texts('说法不一的原句')),
          why: text('为什么这样取舍'),
        },
        { ...closed, description: '一个选项' },
      ),
      { additionalProperties: false, description: '选项：原文说法不一之处，或各行可以不同之处' },
    ),
    profiles: Type.Record(
      Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
      Type.Object(
        {
          title: Title,
          note: opt(Note),
          set: opt(Values),
          channel: opt(text('会话没有写渠道时，按哪种渠道说话，如 counter')),
        },
        { ...closed, description: '一个场景' },
      ),
      { additionalProperties: false, description: '场景：电话中心、网点、在线……，各取一套选项' },
    ),
    default: text('不指明时用哪个场景'),
  },
  { ...closed, description: '场景与选项' },
)

export type FaqEntry = Static<typeof FaqFile>[number]
export type Drill = Static<typeof DrillsFile>[number]
export type Requirement = Static<typeof RequirementsFile>[number]
export type NotCarried = Static<typeof NotCarriedFile>[number]
export type Moment = Static<typeof MomentTreeFile>[number]
export type Profiles = Static<typeof ProfilesFile>
