import type { LiveEvent, LiveTurn, LiveView } from '@liangyan/sdk'
import { clock, eventName, SPEAKER_NAMES } from '../findings/vocabulary.ts'
import { hanging, type Palette } from '../terminal/paint.ts'
import { fit, harmless } from '../terminal/width.ts'
import { AdviceFeed } from './advice-feed.ts'

const SPANS = { hold: '等候', mute: '静音', silence: '线路无声' } as const
const ERASE_LINE = '\r\u001b[K'

/** Shows a conversation that is being played: what is said and happens, and what the system advises. */
export class Stage {
  private readonly palette: Palette
  private readonly columns: number
  private readonly feed: AdviceFeed
  private readonly write: (text: string) => void
  /** Whether the line below the last is that of a turn still being spoken. */
  private speaking = false

  constructor(palette: Palette, columns: number, write: (text: string) => void) {
    this.palette = palette
    this.columns = columns
    this.write = write
    this.feed = new AdviceFeed(palette, columns)
  }

  note(text: string): void {
    this.line(this.palette.quiet(fit(harmless(text), this.columns)))
  }

  view(view: LiveView): void {
    for (const line of this.feed.linesOf(view)) this.line(line)
  }

  /** On a terminal only: a turn that grows while it is spoken. */
  partial({ speaker, text, end = 0 }: LiveTurn): void {
    if (!this.palette.colours) return
    const line = `${clock(end)}  ${SPEAKER_NAMES[speaker]}  ${harmless(text)}`
    this.write(`${ERASE_LINE}${this.palette.quiet(fit(line, this.columns - 1))}`)
    this.speaking = true
  }

  event(at: number, event: LiveEvent): void {
    if (event.type === 'turn') {
      const { speaker, text, start = at } = event.turn
      const head = `${clock(start)}  ${SPEAKER_NAMES[speaker]}  `
      this.line(hanging(head, harmless(text), this.columns, { label: this.palette.quiet }))
    } else this.note(`${clock(at)}  ${happened(event)}`)
  }

  line(text: string): void {
    this.write(`${this.speaking ? ERASE_LINE : ''}${text}\n`)
    this.speaking = false
  }
}

/** `等候开始`, `等候 71 秒`, `客户挂机`. */
function happened(event: Exclude<LiveEvent, { readonly type: 'turn' }>): string {
  return 'start' in event && event.end === undefined ? `${SPANS[event.type]}开始` : eventName(event)
}
