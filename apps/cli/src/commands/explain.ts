import { Engine, explain as explainClause, type ExplainedCheck, type ExplainedStep } from '@liangyan/inspection'
import { didYouMean, type Standard } from '@liangyan/standard'
import { EXIT } from '../exit-codes.ts'
import { Unusable } from '../failure.ts'
import { clock, SPEAKER_NAMES } from '../findings/vocabulary.ts'
import { readOneConversation } from '../input/one-conversation.ts'
import { writeOut } from '../output/standard-output.ts'
import { requireStandard } from '../standard-folder.ts'
import { hanging, type Palette, paletteFor } from '../terminal/paint.ts'
import { columnsOf, wantsColours } from '../terminal/screen.ts'
import { harmless } from '../terminal/width.ts'

export interface ExplainOptions {
  readonly id?: string
  readonly standard: string
  readonly profile?: string
  readonly format: string
  readonly inputFormat?: string
  readonly agentChannel?: string
  readonly color: boolean
}

/** Shows why a clause did or did not hit a conversation, step by step. */
export async function explain(input: string, clause: string, options: ExplainOptions): Promise<number> {
  const standard = requireStandard(options.standard, options.profile)
  const conversation = await readOneConversation(input, options.id, {
    format: options.inputFormat,
    agent: options.agentChannel,
  })
  const explanation = explainClause(new Engine(standard), conversation, clause)
  if (!explanation) throw new Unusable(reasonFor(clause, standard))
  if (options.format === 'json') {
    await writeOut(`${JSON.stringify({ conversation: conversation.id, ...explanation }, null, 2)}\n`)
    return EXIT.fine
  }
  const palette = paletteFor(wantsColours(process.stdout, options.color))
  const columns = columnsOf(process.stdout)
  const { broken, kept, undecided, void: nothing } = explanation.tally
  const lines = [
    palette.strong(`${explanation.title}（${explanation.clause}） · ${harmless(conversation.id)}`),
    explanation.applies ? '' : '本条款不适用于这通会话。',
    explanation.within === undefined
      ? ''
      : `${explanation.mode === 'require' ? '应做' : '不得做'}，范围：${explanation.within}`,
    ...explanation.steps.map((step) => stepBlock(step, palette, columns)),
    explanation.steps.length === 0 ? '没有任何话轮或事件触及本条款。' : '',
    `结论：违规 ${broken}，合规 ${kept}，判不了 ${undecided}，作废 ${nothing}`,
  ]
  await writeOut(`${lines.filter((line) => line !== '').join('\n')}\n`)
  return EXIT.fine
}

function reasonFor(id: string, { clauses }: Standard): string {
  const known = clauses.find(({ clause }) => clause.id === id)?.clause
  if (known) return `条款 ${id} 不执行检查（${known.advise ? '只作建议' : '草稿'}），没有可解释的判定`
  const near = /"(.+)"/.exec(
    didYouMean(
      id,
      clauses.map(({ clause }) => clause.id),
    ),
  )?.[1]
  return `规范里没有条款 ${id}${near ? `，是不是 ${near}？` : '；liangyan check 可列出规范的问题'}`
}

const EVENT_NAMES: Readonly<Record<string, string>> = {
  triggered: '触发',
  'duty opened': '产生义务',
  'prohibition opened': '进入禁止',
  kept: '合规',
  broken: '违规',
  expired: '期限已过，违规',
  undecided: '判不了',
  void: '作废',
}
const STEP_NAMES: Readonly<Record<string, string>> = {
  start: '会话开始',
  hold: '等候开始',
  resume: '等候结束',
  mute: '静音开始',
  unmute: '静音结束',
  silence: '线路静默',
  transfer: '转接',
  ticket: '建工单',
  hangup: '挂机',
  end: '会话结束',
}
const SPEAKERS = new Map(Object.entries(SPEAKER_NAMES))
const HOLDS = { yes: '✓', no: '✗', unknown: '？' } as const

function stepBlock(step: ExplainedStep, palette: Palette, columns: number): string {
  const time = Number.isFinite(step.at) && step.at !== null ? clock(step.at) : '     '
  const who = SPEAKERS.get(step.speaker ?? '') ?? STEP_NAMES[step.kind] ?? step.kind
  const events = step.events.map((event) => EVENT_NAMES[event] ?? event).join('、')
  const label = `${time} ${who}${step.turn === undefined ? '' : ` #${step.turn}`}  `
  return [
    hanging(label, harmless(step.text) + (events === '' ? '' : ` 【${events}】`), columns, { label: palette.strong }),
    ...(step.trigger ? checkLines('触发 ', step.trigger, 1, palette, columns) : []),
    ...(step.condition ? checkLines('条件 ', step.condition, 1, palette, columns) : []),
  ].join('\n')
}

function checkLines(name: string, check: ExplainedCheck, depth: number, palette: Palette, columns: number): string[] {
  const words = check.words.length > 0 ? `：${check.words.map((word) => `“${harmless(word)}”`).join('、')}` : ''
  const paint = check.holds === 'yes' ? palette.good : palette.quiet
  const label = `${'  '.repeat(depth)}${name}${HOLDS[check.holds]} `
  return [
    hanging(label, harmless(check.label) + words, columns, { label: paint, text: paint }),
    ...check.parts.flatMap((part) => checkLines('', part, depth + 1, palette, columns)),
  ]
}
