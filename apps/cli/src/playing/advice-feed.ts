import type { LiveView, LiveWarning, ObligationClock, WordingCard } from '@liangyan/sdk'
import { clock } from '../findings/vocabulary.ts'
import { hanging, type Palette } from '../terminal/paint.ts'
import { harmless } from '../terminal/width.ts'

const INDENT = '         '

/** What a view says that the one before did not: lines for people, none where nothing is new. */
export class AdviceFeed {
  private readonly palette: Palette
  private readonly columns: number
  private cards = new Map<string, string>()
  private clocks = new Map<string, ObligationClock>()
  private readonly warned = new Set<string>()
  private readonly heard = new Set<string>()

  constructor(palette: Palette, columns: number) {
    this.palette = palette
    this.columns = columns
  }

  linesOf({ cards: all, clocks, warnings, heard, now }: LiveView): string[] {
    // what is not sure only where nothing is
    const cards = all.filter(({ sure }, at) => sure || at === 0)
    const lines = [
      ...heard
        .filter(({ clause, turn }) => isNew(this.heard, `${clause} ${turn}`))
        .map((warning) => this.heardLine(warning)),
      ...warnings.filter((warning) => isNew(this.warned, keyOf(warning))).map((warning) => this.warningLine(warning)),
      ...clocks.filter((one) => this.clocks.get(one.key)?.state !== one.state).map((one) => this.clockLine(one, now)),
      ...[...this.clocks.values()]
        .filter(({ key, state }) => state !== 'red' && !clocks.some((one) => one.key === key))
        .map((one) => this.line('义务 ', `${one.title}：已了结`, this.palette.good)),
      ...cards.filter(({ key, text }) => this.cards.get(key) !== text).map((card) => this.cardLine(card)),
    ]
    this.cards = new Map(cards.map(({ key, text }) => [key, text]))
    this.clocks = new Map(clocks.map((one) => [one.key, one]))
    return lines
  }

  private cardLine({ moment, text, sure }: WordingCard): string {
    return this.line('话术 ', `${moment}${sure ? '' : '（可能）'}：${text}`, this.palette.suggestion)
  }

  private clockLine(one: ObligationClock, now: number): string {
    const { title, state, say } = one
    const { severity, quiet } = this.palette
    const paint = state === 'red' ? severity.fatal : state === 'amber' ? severity.minor : quiet
    const words = say === undefined || state === 'running' ? '' : `：${say}`
    return this.line('义务 ', `${title}（${untilWhen(one, now)}）${words}`, paint)
  }

  private warningLine({ title, quote, severity, instead }: LiveWarning): string {
    return this.line('命中 ', `${title}${told(quote, instead)}`, this.palette.severity[severity])
  }

  private heardLine({ title, quote, instead }: LiveWarning): string {
    return this.line('留意 ', `${title}${told(quote, instead)}`, this.palette.severity.minor)
  }

  private line(label: string, text: string, paint: (text: string) => string): string {
    const { quiet } = this.palette
    return hanging(`${INDENT}${label}`, harmless(text), this.columns, { label: quiet, text: paint })
  }
}

function untilWhen({ state, deadline, turnsLeft }: ObligationClock, now: number): string {
  if (state === 'red') return '已违规'
  if (deadline !== undefined) return `${clock(deadline)} 前，还剩 ${Math.max(0, Math.ceil((deadline - now) / 1000))} 秒`
  if (turnsLeft === undefined) return '结束前'
  return turnsLeft > 1 ? `还剩 ${turnsLeft} 句` : '就在下一句'
}

const keyOf = ({ clause, turn, quote }: LiveWarning): string => `${clause} ${turn} ${quote}`

function isNew(known: Set<string>, key: string): boolean {
  if (known.has(key)) return false
  known.add(key)
  return true
}

function told(quote: string, instead: string | undefined): string {
  return `${quote === '' ? '' : `“${quote}”`}${instead === undefined ? '' : `；建议：${instead}`}`
}
