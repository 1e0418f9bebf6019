import { RE2JS } from 're2js'
import type { Scene } from '../scene.ts'
import { type Truth, truth } from '../truth.ts'
import type { Check, EvidenceSink } from './check.ts'

/** A regular expression over the original text of the turn, in linear time, with an expression that excludes. */
export class Pattern implements Check {
  readonly wake = null
  readonly costly = true
  readonly byItself = true
  readonly label: string
  private readonly matches: RE2JS
  private readonly except: RE2JS | undefined

  constructor(matches: string, except: string | undefined) {
    this.matches = RE2JS.compile(matches)
    this.except = except === undefined ? undefined : RE2JS.compile(except)
    this.label = `pattern: ${matches}`
  }

  holds(scene: Scene): Truth {
    const text = scene.step.text
    return truth(this.matches.matcher(text).find() && !this.except?.matcher(text).find())
  }

  prove(scene: Scene, sink: EvidenceSink): void {
    const matcher = this.matches.matcher(scene.step.text)
    sink.basis('words')
    if (matcher.find()) sink.span(matcher.start(), matcher.end())
  }
}
