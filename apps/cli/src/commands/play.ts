import type { Conversation } from '@liangyan/conversation'
import { type Concluded, LineClosed, LiveRefusal, type LiveSource, play as playOn } from '@liangyan/sdk'
import { EXIT } from '../exit-codes.ts'
import { Unusable } from '../failure.ts'
import { figure } from '../findings/vocabulary.ts'
import { readOneConversation } from '../input/one-conversation.ts'
import { connect, explainClosed } from '../playing/line.ts'
import { Stage } from '../playing/stage.ts'
import { type Palette, paletteFor } from '../terminal/paint.ts'
import { columnsOf, wantsColours } from '../terminal/screen.ts'
import { harmless } from '../terminal/width.ts'

export interface PlayOptions {
  readonly url: string
  readonly speed: string
  readonly only?: string
  readonly id?: string
  readonly agent?: string
  readonly inputFormat?: string
  readonly agentChannel?: string
  readonly color: boolean
}

const FASTEST = 1_000
const LONGEST_ID = 200

/** Plays a finished conversation into a running server as if it went on now, and shows what the server advises. */
export async function play(input: string, options: PlayOptions): Promise<number> {
  const speed = speedOf(options.speed)
  const { only, inputFormat: format, agentChannel } = options
  const conversation = await readOneConversation(input, only, { format, agent: agentChannel }, '--only')
  const palette = paletteFor(wantsColours(process.stdout, options.color))
  const stage = new Stage(palette, columnsOf(process.stdout), (text) => process.stdout.write(text))
  const source = await connect(options.url, (text) => stage.note(text))
  try {
    const id = options.id ?? freshId(conversation.id)
    stage.line(`${palette.strong(harmless(id))}  ${palette.quiet(`${speed} 倍速 · ${options.url}`)}`)
    const result = await onStage(conversation, source, stage, { id, speed, agent: options.agent })
    stage.line(`\n${resultLine(result, palette)}`)
    stage.note(`${options.url.replace(/\/$/, '')}/conversations/${encodeURIComponent(id)}`)
    return EXIT.fine
  } finally {
    source.close()
  }
}

interface Playing {
  readonly id: string
  readonly speed: number
  readonly agent?: string
}

async function onStage(
  conversation: Conversation,
  source: LiveSource,
  stage: Stage,
  { id, speed, agent }: Playing,
): Promise<Concluded> {
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.once('SIGINT', interrupt)
  try {
    return await playOn(conversation, source, {
      id,
      speed,
      head: agent === undefined ? {} : { agent },
      signal: stop.signal,
      onStep: (step) => ('partial' in step ? stage.partial(step.partial) : stage.event(step.at, step.event)),
      onView: (view) => stage.view(view),
      onProblem: ({ message }) => stage.note(`提示：${message}`),
    })
  } catch (error) {
    if (stop.signal.aborted) throw new Unusable('播放已停止；会话到此为止，已在服务器上结束')
    if (error instanceof LiveRefusal) throw new Unusable(error.message)
    if (error instanceof LineClosed) throw new Unusable(explainClosed(error))
    throw error
  } finally {
    process.off('SIGINT', interrupt)
  }
}

function speedOf(given: string): number {
  const speed = Number(given)
  if (!(speed > 0) || speed > FASTEST)
    throw new Unusable(`--speed 要写大于 0、不超过 ${FASTEST} 的数，不能是“${given}”`)
  return speed
}

/** The id of the record with the time: a server takes each id once. */
function freshId(id: string): string {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  const time = [now.getMonth() + 1, now.getDate(), now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('')
  return `${id.slice(0, LONGEST_ID - time.length - 1)}-${time}`
}

function resultLine({ score, outOf, grade, fatal, broken, undecided }: Concluded, palette: Palette): string {
  const head = palette.strong(`${figure(score)} / ${figure(outOf)} 分 ${grade}`)
  const parts = [
    `${head}${fatal ? palette.severity.fatal('（一票否决）') : ''}`,
    broken === 0 ? palette.good('未发现问题') : `命中 ${broken} 处`,
    ...(undecided === 0 ? [] : [`待人工判定 ${undecided} 处`]),
  ]
  return parts.join(' · ')
}
