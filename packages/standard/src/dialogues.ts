import type { Conversation, Event, Turn } from '@liangyan/conversation'
import { type Diagnostic, didYouMean } from './diagnostic.ts'
import type { Settings } from './profile.ts'
import { parseDuration, parseRate } from './quantities.ts'

/** What a line of an example dialogue says must be found there. */
export interface Mark {
  readonly expect: 'hit' | 'pass' | 'advise' | 'no-advise' | 'act' | 'no-act' | 'due' | 'contact'
  readonly id: string
  /** Turn index the mark stands on; null on an event or `-- end`: anywhere in the dialogue. */
  readonly turn: number | null
  readonly line: number
  /** How many turns and events the dialogue has up to this line, itself among them. */
  readonly reached: { readonly turns: number; readonly events: number }
}

/** One example dialogue, as a conversation that can be inspected. */
export interface ExampleDialogue {
  readonly title: string
  readonly file: string
  readonly line: number
  readonly conversation: Conversation
  readonly marks: readonly Mark[]
  /** The options that its heading sets: it shows what holds where they have these values. */
  readonly settings: Settings
}

const SPEAKERS: Record<string, Turn['speaker']> = { A: 'agent', C: 'customer', S: 'system' }
const MS_PER_CHARACTER = 220
const PAUSE = 600
const EXPECTATIONS = ['hit', 'pass', 'advise', 'no-advise', 'act', 'no-act', 'due', 'contact']
const HEAD_KEYS = new Set(['channel', 'direction', 'service', 'queue', 'agent', 'startedAt'])
/** Options have a full stop in their names, attributes have none. */
const OPTION = /^[a-z_]+(\.[a-z_]+)+$/

/**
 * Reads example dialogues.
 *
 * `== title | channel: chat | direction: outbound | startedAt: 2026-03-05T10:00:00+08:00 | vip: true` begins one;
 * `| hold.max: 60s` sets an option;
 * `A:` agent, `C:` customer, `S:` system; `A (3s):` says how long a turn takes, `A (8/s):` how fast it is spoken;
 * `-- hold 20s` `-- mute 5s` `-- silence 12s` `-- transfer 分期组` `-- ticket 内容` `-- hangup customer` events;
 * `-- pause 12s` and `-- overlap 1.5s` shift the next turn; `-- end` carries marks for the whole dialogue.
 * Marks at the end of a line: `# hit: clause`, `# pass: clause`, `# advise: clause`, `# act: act`, `# due: 3 working days`
 * (several after a comma), text in brackets is a comment. Other lines that begin with `#` are comments.
 */
export function parseDialogues(
  file: string,
  text: string,
): { dialogues: ExampleDialogue[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const dialogues: ExampleDialogue[] = []
  let current: DialogueBuilder | undefined
  const finish = () => {
    if (current && current.turns.length + current.events.length > 0) dialogues.push(current.build())
  }
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) return
    if (line.startsWith('==')) {
      finish()
      current = new DialogueBuilder(file, i + 1, line.replace(/^=+\s*/, '').replace(/\s*=+$/, ''))
      const problem = current.headProblem()
      if (problem)
        diagnostics.push({ severity: 'error', file, line: i + 1, column: 1, message: problem, text: line.slice(0, 60) })
      return
    }
    current ??= new DialogueBuilder(file, i + 1, '')
    const problem = current.add(line, i + 1)
    if (problem)
      diagnostics.push({ severity: 'error', file, line: i + 1, column: 1, message: problem, text: line.slice(0, 60) })
  })
  finish()
  return { dialogues, diagnostics }
}

class DialogueBuilder {
  readonly turns: Turn[] = []
  readonly events: Event[] = []
  private readonly marks: Mark[] = []
  private readonly file: string
  private readonly line: number
  private readonly title: string
  private readonly head: Record<string, string> = {}
  private clock = 500

  constructor(file: string, line: number, heading: string) {
    this.file = file
    this.line = line
    const [title, ...fields] = heading.split('|').map((f) => f.trim())
    this.title = title || `第 ${line} 行的对话`
    for (const field of fields) {
      const at = field.indexOf(':')
      if (at > 0) this.head[field.slice(0, at).trim()] = field.slice(at + 1).trim()
    }
  }

  headProblem(): string | undefined {
    const { direction } = this.head
    return direction === undefined || direction === 'inbound' || direction === 'outbound'
      ? undefined
      : `direction 只能写 inbound（呼入）或 outbound（呼出），不能是 "${direction}"`
  }

  add(line: string, number: number): string | undefined {
    const mark = /\s+#\s*([a-z-]+)\s*([:\uff1a].*)$/.exec(line)
    if (mark && !EXPECTATIONS.includes(mark[1]))
      return `没有名为 "${mark[1]}" 的标注${didYouMean(mark[1], EXPECTATIONS)}`
    const content = mark ? line.slice(0, mark.index).trim() : line
    const turn = /^([ACS])\s*(?:\(([^)]*)\))?\s*[:\uff1a]\s*(.*)$/.exec(content)
    const problem = turn
      ? this.turn(turn[1], turn[2], turn[3])
      : content.startsWith('--')
        ? this.event(content.slice(2).trim())
        : NOT_A_LINE
    if (problem) return problem
    return mark ? this.mark(`${mark[1]}${mark[2]}`, number, turn ? this.turns.length - 1 : null) : undefined
  }

  private turn(who: string, timing: string | undefined, text: string): string | undefined {
    const size = [...text].length
    let lasts = Math.max(400, size * MS_PER_CHARACTER)
    if (timing) {
      const duration = parseDuration(timing)
      const rate = parseRate(timing)
      if (duration) lasts = duration
      else if (rate && 'perMinute' in rate && rate.perMinute > 0) lasts = Math.round((size / rate.perMinute) * 60_000)
      else return `"(${timing})" 既不是时长（如 3s），也不是语速（如 8/s）`
    }
    const start = Math.max(0, this.clock)
    this.turns.push({ index: this.turns.length, speaker: SPEAKERS[who], start, end: start + lasts, text })
    this.clock = start + lasts + PAUSE
    return undefined
  }

  private event(text: string): string | undefined {
    const [kind, ...rest] = text.split(/\s+/)
    const argument = rest.join(' ')
    const at = Math.max(0, this.clock - PAUSE + 300)
    if (kind === 'hold' || kind === 'mute' || kind === 'silence' || kind === 'pause' || kind === 'overlap') {
      const lasts = parseDuration(argument)
      if (lasts === null) return `"-- ${kind}" 后面要写时长，如 -- ${kind} 20s`
      if (kind === 'pause') this.clock += lasts - PAUSE
      else if (kind === 'overlap') this.clock -= lasts + PAUSE
      else {
        this.events.push({ type: kind, start: at, end: at + lasts })
        this.clock = at + lasts + PAUSE
      }
    } else if (kind === 'transfer') this.events.push({ type: 'transfer', at, ...(argument && { to: argument }) })
    else if (kind === 'ticket') this.events.push({ type: 'ticket', at, ...(argument && { text: argument }) })
    else if (kind === 'hangup' && (argument === 'agent' || argument === 'customer' || argument === 'line'))
      this.events.push({ type: 'hangup', at, by: argument })
    else if (kind !== 'end')
      return `不认识 "-- ${text}"，可以写：hold 20s、mute 5s、silence 12s、pause 12s、overlap 1s、transfer …、ticket …、hangup agent|customer|line、end`
    return undefined
  }

  private mark(text: string, line: number, turn: number | null): string | undefined {
    let expect: Mark['expect'] | undefined
    for (const part of text.replace(/\([^)]*\)|（[^）]*）/g, '').split(/[,，]/)) {
      const named = /^\s*(hit|pass|advise|no-advise|act|no-act|due|contact)\s*[:\uff1a]\s*(.*)$/.exec(part)
      if (named) expect = named[1] as Mark['expect']
      const id = (named ? named[2] : part).trim()
      if (!expect || id === '') return `标注 "${text}" 没有写编号`
      this.marks.push({ expect, id, turn, line, reached: { turns: this.turns.length, events: this.events.length } })
    }
    return undefined
  }

  build(): ExampleDialogue {
    const attributes = Object.fromEntries(
      Object.entries(this.head)
        .filter(([key]) => !HEAD_KEYS.has(key) && !OPTION.test(key))
        .map(([key, value]) => [key, attributeValue(value)]),
    )
    const conversation: Conversation = {
      id: `${this.file}:${this.line}`,
      channel: this.head.channel ?? 'phone',
      direction: this.head.direction === 'outbound' ? 'outbound' : 'inbound',
      startedAt: this.head.startedAt ?? '2026-03-05T10:00:00+08:00',
      ...(this.head.service && { service: this.head.service }),
      ...(this.head.queue && { queue: this.head.queue }),
      ...(this.head.agent && { agent: this.head.agent }),
      ...(Object.keys(attributes).length > 0 && { attributes }),
      turns: this.turns,
      events: this.events,
    }
    const settings = new Map(
      Object.entries(this.head)
        .filter(([key]) => OPTION.test(key))
        .map(([key, value]) => [key, attributeValue(value)]),
    )
    return { title: this.title, file: this.file, line: this.line, conversation, marks: this.marks, settings }
  }
}

/** `true`, `false` and numbers as what they are, all else as text. */
function attributeValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

const NOT_A_LINE = '看不懂这一行，可以写："A: …"（坐席）、"C: …"（客户）、"S: …"（系统）、"-- 事件"、"== 标题"'
