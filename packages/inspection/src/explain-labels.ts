import type { Condition, Standard } from '@liangyan/standard'

const SPEAKERS: Readonly<Record<string, string>> = { agent: '坐席', customer: '客户', system: '系统', anyone: '任何人' }
const EVENTS: Readonly<Record<string, string>> = {
  start: '会话开始',
  hold: '等候开始',
  resume: '等候结束',
  mute: '静音开始',
  unmute: '静音结束',
  silence: '线路静默结束',
  transfer: '转接',
  ticket: '建工单',
  hangup: '挂机',
  end: '会话结束',
}
const ENTITIES: Readonly<Record<string, string>> = {
  mobile: '手机号',
  landline: '固定电话',
  'id-number': '证件号',
  'bank-card': '卡号',
  'partial-number': '尾号',
  'verification-code': '验证码',
  password: '密码',
  'staff-number': '工号',
  email: '邮箱',
  date: '日期',
  time: '时刻',
  duration: '时长',
  'deadline-word': '时限',
  amount: '金额',
  percentage: '百分比',
  'person-name': '姓名',
  'form-of-address': '称呼',
  surname: '姓',
}
const DATA: Readonly<Record<string, string>> = {
  channel: '渠道',
  direction: '呼入或呼出',
  queue: '技能组',
  agent: '坐席',
  service: '业务',
  date: '日期',
  weekday: '星期',
  workday: '工作日',
  holiday: '节假日',
  time: '时段',
}
const VALUES: Readonly<Record<string, string>> = {
  phone: '电话',
  chat: '在线',
  email: '邮件',
  video: '视频',
  counter: '柜面',
  message: '留言',
  inbound: '呼入',
  outbound: '呼出',
  true: '是',
  false: '否',
}
/** More phrases than these are counted, not listed. */
const LISTED = 2

const named = (names: Readonly<Record<string, string>>, ids: string) =>
  ids
    .split(', ')
    .map((id) => names[id] ?? id)
    .join('、')

function listed(phrases: readonly string[]): string {
  const shown = phrases.slice(0, LISTED).map((phrase) => `“${plainPhrase(phrase)}”`)
  return shown.join('、') + (phrases.length > LISTED ? `等 ${phrases.length} 种说法` : '')
}
const phrasesIn = (text: string) => listed(text.split(' | '))

/** A phrase without its signs: the first of several, nothing that may be absent. */
export function plainPhrase(phrase: string): string {
  const flat = phrase.replace(/\([^()]*\)\?/g, '').replace(/\(([^()|]*)[^()]*\)/g, '$1')
  const open = flat === phrase ? flat : plainPhrase(flat)
  return open
    .replace(/…+(<[\d-]+>)?/g, '…')
    .replace(/<([^<>]+)>/g, '$1')
    .replace(/[\^$?\\]/g, '')
}

/** `longer than 5s, shorter than 1.5s` → `超过 5 秒、不到 1.5 秒`. */
const span = (text: string) =>
  text
    .split(', ')
    .map((part) =>
      part
        .replace(/^longer than (\d+)\.999s$/, (_, s) => `达到 ${Number(s) + 1} 秒`)
        .replace(/^longer than (.+)s$/, '超过 $1 秒')
        .replace(/^shorter than (.+)s$/, '不到 $1 秒'),
    )
    .join('、')

function between(least: string, most: string): string {
  if (most === 'Infinity') return `至少 ${least}`
  return least === '0' ? `至多 ${most}` : `${least} 至 ${most}`
}

/** Window of a clause, `next agent turn`, in Chinese: `触发之后坐席的下一句话`. */
export function windowName(window: string): string {
  const turns = /^(?:next|previous)? ?(\d+)? ?(?:(agent|customer) )?turns?( before| around)?$/.exec(window)
  const time = /^([\d.]+)\s*(ms|s|min|h)( before| around)?$/.exec(window)
  const side = (where: string | undefined) => `触发${{ ' before': '之前', ' around': '前后' }[where ?? ''] ?? '之后'}`
  if (window === 'same turn') return '触发的那一句话里'
  if (time) return `${side(time[3])} ${time[1]} ${{ ms: '毫秒', s: '秒', min: '分钟', h: '小时' }[time[2]]}之内`
  if (turns) {
    const whose = turns[2] ? `${SPEAKERS[turns[2]]}的` : ''
    if (window.startsWith('next')) return `触发之后${whose}下一句话`
    if (window.startsWith('previous')) return `触发之前${whose}前一句话`
    return `${side(turns[3])}${whose} ${turns[1]} 句话之内`
  }
  return { rest: '触发之后，到会话结束', before: '触发之前', conversation: '整通会话' }[window] ?? window
}

/** `first 3 agent turns` → `坐席的前 3 句话`. */
function positionName(position: string): string {
  const [, side, count, who] = /^(first|after) (\S+)(?: (agent|customer))?/.exec(position) ?? []
  const unit = /turns?$/.test(position) ? '句话' : ''
  return `${who ? `${SPEAKERS[who]}的` : ''}${side === 'first' ? '前' : ''} ${count} ${unit}${side === 'after' ? '之后' : ''}`.trim()
}

/** Puts the conditions of one standard into Chinese, for people who never saw the clause language. */
export class Labels {
  private readonly acts: ReadonlyMap<string, string>
  private readonly tones: ReadonlyMap<string, string>
  private readonly forms: readonly (readonly [RegExp, (...parts: string[]) => string])[]

  constructor(standard: Standard) {
    this.acts = new Map(standard.acts.map(({ act }) => [act.id, act.title]))
    this.tones = new Map(standard.tones.map(({ id, title }) => [id, title]))
    this.forms = [
      [/^all$/, () => '以下各项同时成立'],
      [/^any$/, () => '以下任一项成立'],
      [/^not$/, () => '以下不成立'],
      [/^act: (.+)$/, (id) => `「${this.act(id)}」`],
      [
        /^means: (.*)$/,
        (ids) =>
          `语气是${ids
            .split(', ')
            .map((id) => `「${this.tone(id)}」`)
            .join('或')}`,
      ],
      [/^learned: any at least (.+)$/, (least) => `做了学到的某件事，把握不低于 ${least}`],
      [/^learned: (\S+) at least (.+)$/, (id, least) => `学到的「${this.act(id)}」，把握不低于 ${least}`],
      [/^learned: (.+)$/, (id) => `学到的「${this.act(id)}」`],
      [/^after (.+)$/s, (json) => `此前有过：${this.json(json)}`],
      [/^replies to (.+)$/s, (json) => `接的是：${this.json(json)}`],
      [/^since (.+)$/s, (json) => `此前有过而未了结：${this.json(json)}`],
      ...PLAIN,
    ]
  }

  /** What a check asks, by its label in the clause language. */
  of(label: string): string {
    for (const [form, say] of this.forms) {
      const parts = form.exec(label)
      if (parts) return say(...parts.slice(1).map((part) => part ?? ''))
    }
    const [, name, value] = /^([^:]+): (.*)$/s.exec(label) ?? []
    if (name === undefined) return label
    return `${DATA[name] ?? name}：${value.replace(/[a-z]+/g, (word) => VALUES[word] ?? word)}`
  }

  act(id: string): string {
    return this.acts.get(id) ?? id
  }

  tone(id: string): string {
    return this.tones.get(id) ?? (id === 'improper' ? '不当' : id)
  }

  private json(text: string): string {
    try {
      return this.condition(JSON.parse(text) as Condition)
    } catch {
      return text
    }
  }

  /** A condition in a few words; what a few words cannot say, and what it must not be, is left out. */
  condition({ act, says, event, means, mentions, any, all, judge, ...rest }: Condition): string {
    const phrases = typeof says === 'string' || Array.isArray(says) ? [says].flat() : (says?.any ?? says?.all)
    const entities = typeof mentions === 'object' && !Array.isArray(mentions) ? mentions.entity : mentions
    const parts = [
      ...(act === undefined
        ? []
        : [
            [act]
              .flat()
              .map((id) => `「${this.act(id)}」`)
              .join('或'),
          ]),
      ...(phrases ? [`说到${listed(phrases)}`] : []),
      ...(event === undefined ? [] : [named(EVENTS, [event].flat().join(', '))]),
      ...(means === undefined ? [] : ['不当的语气']),
      ...(entities === undefined ? [] : [`提到${named(ENTITIES, [entities].flat().join(', '))}`]),
      ...(all ?? []).map((inner) => this.condition(inner)),
      ...(any ? [any.map((inner) => this.condition(inner)).join('，或')] : []),
      ...(judge === undefined ? [] : [typeof judge === 'string' ? judge : judge.question]),
      ...OTHERS.flatMap(([key, name]) => (rest[key] === undefined ? [] : [name])),
    ]
    return parts.join('，') || '满足条件'
  }
}

const OTHERS = [
  ['pace', '合适的语速'],
  ['reads_back', '复述号码或金额'],
  ['silence', '静默过久'],
  ['overlap', '抢话'],
  ['density', '口头禅过多'],
  ['repeats', '重复同样的话'],
] as const satisfies readonly (readonly [keyof Condition, string])[]

const PLAIN: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^says: (.+)$/s, (phrases) => `说到 ${phrasesIn(phrases)}`],
  [/^says at least (\d+) of: (.+)$/s, (count, phrases) => `至少说到 ${count} 种：${phrasesIn(phrases)}`],
  [/^says none of: (.+)$/s, (phrases) => `没有说到 ${phrasesIn(phrases)}`],
  [/^says over (\d+) turns none of: (.+)$/s, (turns, phrases) => `最近 ${turns} 句没有说到 ${phrasesIn(phrases)}`],
  [
    /^says at least (\d+) over (\d+) turns of: (.+)$/s,
    (count, turns, phrases) => `最近 ${turns} 句里至少说到 ${count} 种：${phrasesIn(phrases)}`,
  ],
  [/^pattern: (.+)$/s, (pattern) => `写法符合 ${pattern}`],
  [/^similar to “(.*)” … at least (.+)$/s, (example, least) => `像例句“${example}”（至少 ${percent(least)}）`],
  [
    /^mentions: ([^(]+?)(?: \((\d+) times\))?$/,
    (ids, times) => `提到${named(ENTITIES, ids)}${times && `（至少 ${times} 个）`}`,
  ],
  [/^repeats: time (\d+) .*$/, (time) => `第 ${time} 次说同样的话`],
  [/^reads back the numbers .*$/, () => '复述客户报出的号码或金额'],
  [
    /^density: one in (\d+) characters, at least (\d+)$/,
    (one, least) => `口头禅每 ${one} 字一次或更多，至少 ${least} 次`,
  ],
  [/^length: (.+)–(.+)$/, (least, most) => `字数${between(least, most)}`],
  [/^annotation: .*$/, () => '只有括号里的注释'],
  [/^by: (.+)$/, (who) => `${SPEAKERS[who] ?? who}说的`],
  [/^event: (.+)$/, (ids) => named(EVENTS, ids)],
  [/^lasted: (.+)$/, (text) => `持续${span(text)}`],
  [
    /^hung up by: (.+)$/,
    (who) => `先挂机的是${who.replace('line', '线路').replace('agent', '坐席').replace('customer', '客户')}`,
  ],
  [/^silence (.*) after (.+)$/, (text, who) => `${who === 'anyone' ? '' : `${SPEAKERS[who]}说完后`}静默${span(text)}`],
  [/^overlap (.*) with (.+)$/, (text, who) => `与${who === 'anyone' ? '对方' : SPEAKERS[who]}同时说话${span(text)}`],
  [/^pace: (.*)–(.*)$/, (least, most) => `语速${rate('不慢于', least)}${least && most && '、'}${rate('不快于', most)}`],
  [/^conversation (.+)$/, (text) => `会话至此${span(text)}`],
  [/^position: (.+)$/, (position) => `在${positionName(position)}`],
  [/^count: (.+)–(.+)$/, (least, most) => `至今的次数${between(least, most)}`],
  [/^time number (\d+)$/, (k) => `第 ${k} 次`],
  [/^judge \((.+?)\): (.+)$/s, (by, question) => `须由${by === 'person' ? '人' : '人或语言模型'}判断：${question}`],
]

const percent = (share: string) => `${Math.round(Number(share) * 100)}%`

function rate(how: string, text: string): string {
  if (text === '') return ''
  return (
    how +
    text
      .replace(/ of average$/, '的平均语速')
      .replace('/min', ' 字/分')
      .replace('/s', ' 字/秒')
  )
}
