const MEANINGS = [
  ...(['id', 'speaker', 'voice', 'text', 'start', 'end'] as const),
  ...(['channel', 'direction', 'service', 'queue', 'agent', 'startedAt'] as const),
] as const

/** What a column of a table of turns may mean; `voice` is a channel or speaker number, `agent` who the agent is. */
export type Meaning = (typeof MEANINGS)[number]

/** Column names as exports write them, plain: lower case, without spaces, underscores, hyphens and units. Earlier is better. */
const NAMES: Record<Meaning, readonly string[]> = {
  id: [
    '会话编号',
    '会话id',
    '会话号',
    '会话标识',
    '对话编号',
    '对话id',
    '通话编号',
    '通话id',
    '录音编号',
    '录音id',
    '呼叫id',
    '流水号',
    '通话流水号',
    '会话流水号',
    'conversationid',
    'conversation',
    'sessionid',
    'callid',
    'contactid',
    'recordid',
    'dialogueid',
    'id',
  ],
  speaker: [
    '角色',
    '说话人',
    '说话角色',
    '发言人',
    '发言角色',
    '发送方',
    '发送人',
    '发送者',
    '说话者',
    '说话方',
    '身份',
    'speaker',
    'role',
    'participantrole',
    'participant',
    'sender',
    'speakerrole',
    'from',
  ],
  voice: ['声道', '声道号', '通道', '音轨', 'channelid', 'channelindex', 'channelno', 'track', 'speakerid', 'spk'],
  text: [
    '内容',
    '文本',
    '发言内容',
    '消息内容',
    '对话内容',
    '会话内容',
    '说话内容',
    '转写文本',
    '转写内容',
    '识别结果',
    '语句',
    '话语',
    '消息',
    '文字',
    'text',
    'content',
    'message',
    'utterance',
    'transcript',
    'words',
    'sentence',
  ],
  start: [
    // when a message was sent says more of it than when its conversation began
    '发送时间',
    '发言时间',
    '消息时间',
    '说话时间',
    '开始时间',
    '起始时间',
    '开始',
    '起始',
    '时间',
    '开始时间点',
    '时间戳',
    'start',
    'begin',
    'starttime',
    'begintime',
    'startms',
    'beginms',
    'startoffset',
    'sentat',
    'time',
    'timestamp',
  ],
  end: ['结束时间', '终止时间', '结束', '终止', 'end', 'endtime', 'endms', 'endoffset', 'finish'],
  channel: ['渠道', '渠道类型', '接入渠道', '会话渠道', 'channel', 'media', 'mediatype'],
  direction: ['方向', '呼叫方向', '通话方向', '呼叫类型', 'direction', 'calldirection', 'calltype'],
  service: ['业务', '服务', '业务类型', '业务线', '服务类型', '业务名称', 'service', 'business', 'businessline'],
  queue: ['队列', '技能组', '队列名称', 'queue', 'skillgroup', 'skill'],
  agent: [
    '坐席工号',
    '座席工号',
    '坐席编号',
    '工号',
    '坐席',
    '座席',
    '坐席姓名',
    '客服工号',
    '客服',
    '员工号',
    '员工编号',
    'agent',
    'agentid',
    'staffid',
    'staff',
    'operatorid',
    'employeeid',
  ],
  startedAt: [
    '通话开始时间',
    '会话开始时间',
    '来电时间',
    '呼叫时间',
    '通话时间',
    '接通时间',
    '日期',
    '通话日期',
    '会话日期',
    '日期时间',
    'startedat',
    'callstarttime',
    'calltime',
    'date',
    'datetime',
  ],
}

/** The columns of a table: where each meaning is found, the unit its header states, and the columns without a meaning. */
export type Columns = {
  at: Map<Meaning, number>
  units: Map<Meaning, 'ms' | 's'>
  rest: { name: string; column: number }[]
}

/** Reads a header row. A meaning claimed by several columns goes to the better name, else to the first. */
export function readHeader(header: readonly string[]): Columns {
  const plain = header.map(plainName)
  const at = new Map<Meaning, number>()
  for (const meaning of MEANINGS) {
    const name = NAMES[meaning].find((candidate) => plain.includes(candidate))
    if (name !== undefined) at.set(meaning, plain.indexOf(name))
  }
  const units = new Map<Meaning, 'ms' | 's'>()
  for (const meaning of ['start', 'end'] as const) {
    const unit = unitOf(header[at.get(meaning) ?? -1] ?? '')
    if (unit) units.set(meaning, unit)
  }
  const used = new Set(at.values())
  const rest = header.flatMap((name, column) =>
    used.has(column) || name.trim() === '' ? [] : [{ name: name.trim(), column }],
  )
  return { at, units, rest }
}

/** Is this row the header of a table of turns? It needs a text column and somebody who speaks, or a known text column and an id. */
export function isHeader(row: readonly string[]): boolean {
  const { at } = readHeader(row)
  return at.has('text') && (at.has('speaker') || at.has('voice') || at.has('id') || at.has('start'))
}

function plainName(name: string): string {
  return name
    .slice(0, 60)
    .toLowerCase()
    .replace(/[(\uff08【[].*$/u, '')
    .replace(/[\s_\-.:]/g, '')
    .replace(/(?:毫秒|秒|ms)$/u, '')
}

function unitOf(name: string): 'ms' | 's' | undefined {
  if (/毫秒|[(\uff08_ ]ms\b|ms$|millis/i.test(name)) return 'ms'
  return /秒|[(\uff08_ ]s(?:ec(?:onds?)?)?\b|seconds?$/i.test(name) ? 's' : undefined
}
