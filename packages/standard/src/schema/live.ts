import { Type, type Static } from 'typebox'
import { conditionOf } from './condition.ts'

const closed = { additionalProperties: false } as const
const opt = Type.Optional
const text = (description: string) => Type.String({ minLength: 1, description })
const texts = (description: string) => Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description })
const level = (description: string) => Type.Number({ minimum: -2, maximum: 2, description })

const Clocks = Type.Object(
  {
    amber: Type.Object(
      {
        last: text('有时限的：最后这么久转黄，如 15s'),
        share: Type.Number({ minimum: 0, maximum: 1, description: '转黄的时间至多占时限的几成，如 0.5' }),
        agent_turns: Type.Integer({ minimum: 1, description: '没有写明几轮的：坐席说过几轮还没有做到，就转黄' }),
      },
      { ...closed, description: '什么时候转黄提醒' },
    ),
    grace: text('过了时限这么久才转红：消息在路上要时间，如 2s'),
    linger: text('违反以后红着多久，如 30s'),
    ending: opt(conditionOf('快要结束的迹象：成立以后，整个会话里要做的事都转黄')),
    owed: opt(
      Type.Array(
        Type.Object(
          {
            clauses: texts('哪些条款：moments/ 中的编号；几条合为一项，先写的先提醒'),
            when: conditionOf('从什么时候起提醒'),
          },
          closed,
        ),
        { description: '事后才判的条款（期限为 before 的）：从什么时候起提醒坐席还没有做' },
      ),
    ),
  },
  { ...closed, description: '待办提醒' },
)

const Mood = Type.Object(
  {
    decay: Type.Number({ minimum: 0, maximum: 1, description: '客户每说一轮，原来的心情留下几成，如 0.7' }),
    moves: Type.Array(
      Type.Object(
        {
          when: conditionOf('客户的这一轮怎样'),
          by: level('心情变化多少，从 -2 到 2'),
          floor: opt(level('只凭这一条，心情至多低到多少：着急问多少遍也不是生气。by 为负的才写')),
        },
        closed,
      ),
      { minItems: 1, description: '客户的话怎样影响心情；同时成立几条的，取变得最坏的一条，没有坏的取最大的好的' },
    ),
    at_most: Type.Object(
      { angry: level('愤怒'), upset: level('不满'), uneasy: level('不安') },
      { ...closed, description: '心情低到多少算什么，从 -2 到 2' },
    ),
    pleased_from: level('心情高到多少算满意'),
  },
  { ...closed, description: '客户的心情' },
)

const Guard = Type.Object(
  {
    harsh: opt(texts('记入哪些评分项的算生硬的话：criteria.yaml 中的编号；其余的算不得说的话')),
    public_numbers: opt(texts('以这些数字开头的是公开的号码，如 95、400')),
    public_near: opt(texts('号码前面有这些词的是公开的号码，如 网点、热线')),
    promise: opt(
      Type.Object(
        {
          when: conditionOf('坐席的哪些话是要说明时间的承诺'),
          ask: text('没有说时间时补上的一句，可含槽位 {时限}'),
          clauses: opt(texts('哪些条款说的也是承诺没有时间：moments/ 中的编号')),
        },
        { ...closed, description: '承诺没有说时间' },
      ),
    ),
    say: opt(
      Type.Object(
        {
          forbidden: opt(text('不得说的话：{原话} 处填说的话，{条款} 处填条款的名称')),
          harsh: opt(text('生硬的话：槽位同上')),
          personal_data: opt(text('客户没有说过的号码：{号码} 处填是什么号码，如 手机号')),
          promise_without_time: opt(text('承诺没有说时间')),
        },
        { ...closed, description: '怎样告诉坐席为什么先不发，各写一句；不写的只报条款或号码的名称' },
      ),
    ),
  },
  { ...closed, description: '发送前的检查' },
)

const Rewriting = Type.Object(
  {
    instructions: text('对模型的要求'),
    question: text('问模型的话：{会话} 处填遮住个人信息的会话，{小结} 处填自动生成的小结'),
    longest: Type.Integer({ minimum: 50, maximum: 4000, description: '改写后的小结至多多少字' }),
    only_if_said: opt(texts('会话和自动小结里没有的，改写的小结里也不能有的词，如 退款、承诺')),
  },
  { ...closed, description: '服务器接有语言模型时，请它改写小结；没有这一项就不请' },
)

const Lines = Type.Object(
  {
    matter: text('来意，含 {来意}：客户的话。前面的名称也是改写小结时认这一行的依据，下同'),
    no_matter: text('客户没有说明来意的'),
    done: text('做了什么，含 {事项}'),
    promises: text('答应了什么，含 {承诺}'),
    promise: text('每一项承诺，含 {事项} 和 {时限}'),
    no_time: text('没有说时限的，{时限} 处填什么'),
    numbers: text('客户报的号码，含 {号码}'),
    mood: text('客户的情绪，含 {情绪}'),
    mood_turned: text('情绪好转了的，{情绪} 处填什么：含 {最差} 和 {结束时}'),
    moods: Type.Object(
      {
        calm: text('平静'),
        uneasy: text('不安'),
        upset: text('不满'),
        angry: text('愤怒'),
        pleased: text('满意'),
      },
      { ...closed, description: '各种情绪怎么说' },
    ),
  },
  { ...closed, description: '小结各行怎么写：没有内容的行不写' },
)

const Summary = Type.Object(
  {
    lines: Lines,
    matter: opt(conditionOf('客户的哪些话说的是来意')),
    done: opt(
      Type.Array(
        Type.Object(
          {
            when: conditionOf('哪一轮、哪个事件'),
            say: text('小结里怎么说，如 核对了身份；{原话} 处填坐席说的那一句'),
            unless: opt(conditionOf('哪些不算')),
          },
          closed,
        ),
        { description: '做了什么：同一句话符合几项的，取写在前面的' },
      ),
    ),
    answer: opt(text('哪一项原话都没有引时，坐席说得最长的一句怎么写进小结，如 答复：{原话}')),
    openers: opt(texts('引客户的话时，开头略去的话，如 你好、我想问一下')),
    rewriting: opt(Rewriting),
  },
  { ...closed, description: '会话小结' },
)

/** live.yaml: what desk and floor need to know of a conversation in progress. */
export const LiveFile = Type.Object(
  {
    urgent_from: Type.Number({
      minimum: 0,
      maximum: 100,
      description: '情景的 priority 从多少起算紧急：紧急的话术卡排到最前',
    }),
    emergency: opt(text('应急公告没有指明情景时，用哪个情景的话术：moments.yaml 中的名称')),
    before_emergency: opt(
      Type.Object(
        {
          moments: opt(texts('这些情景确定时：moments.yaml 中的名称')),
          clauses: opt(texts('这些条款的话术：moments/ 中的编号')),
        },
        { ...closed, description: '应急公告期间，哪些话术卡仍排在公告的前面' },
      ),
    ),
    clocks: Clocks,
    mood: Mood,
    guard: opt(Guard),
    summary: opt(Summary),
  },
  { ...closed, description: '通话中：坐席台与班组长台' },
)

export type LiveRules = Static<typeof LiveFile>
