import { type Conversation, validate } from '@liangyan/conversation'
import { Engine, type Inspection } from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'
import { outputOf } from '../output.ts'
import { eachLine, type Range } from './lines.ts'
import type { Sink } from './sink.ts'

/** The way of a call from file to file, cut off after each of these. */
export const STAGES = [
  'read',
  'JSON.parse',
  'validate',
  'normalise',
  'scan',
  'checks',
  'tone',
  'conclude',
  'stringify and write',
] as const
export type Stage = (typeof STAGES)[number]

/** Inspects as usual, but draws no conclusions: what was found stays in the monitor. */
class Unconcluded extends Engine {
  override conclude(): Inspection {
    return NOTHING
  }
}

const NOTHING: Inspection = {
  id: '',
  findings: [],
  standard: { id: '', version: '' },
  commitments: [],
  contact: null,
  scorecard: { id: '', title: '', total: 0, outOf: 0, grade: '', fatal: false, groups: [], items: [] },
  verdicts: [],
}

/** Runs one stage, with all before it, over a part of a file; returns the number of calls. */
export type Run = (file: string, range: Range, sink: Sink) => number

/** What each stage does with the lines; engines are compiled here, once. Every turn is read anew. */
export function stagesOf(standard: Standard): Record<Stage, Run> {
  const anew = { remembering: 0 }
  const full = new Engine(standard, anew)
  const toned = new Unconcluded(standard, anew)
  const toneless = new Unconcluded({ ...standard, toneModel: undefined }, anew)
  return {
    read: (file, range) => {
      let lines = 0
      eachLine(file, range, () => lines++)
      return lines
    },
    'JSON.parse': jsonParse,
    validate: eachConversation(() => {}),
    normalise: eachConversation(normalising(full)),
    scan: eachConversation(scanning(full)),
    checks: eachConversation((conversation) => toneless.inspect(conversation)),
    tone: eachConversation((conversation) => toned.inspect(conversation)),
    conclude: eachConversation((conversation) => full.inspect(conversation)),
    'stringify and write': eachConversation((conversation, sink) =>
      sink.write(JSON.stringify(outputOf(full.inspect(conversation)))),
    ),
  }
}

/** Parsing alone: what no engine that reads JSON can outrun. */
export const jsonParse: Run = (file, range, sink) => eachValue(() => {})(file, range, sink)

/** The way as a whole, with everything that an inspection says in the file, or with the contract's output only. */
export function wholeWay(engine: Engine, everything: boolean): Run {
  return eachConversation((conversation, sink) => {
    const inspection = engine.inspect(conversation)
    sink.write(JSON.stringify(everything ? inspection : outputOf(inspection)))
  })
}

function eachValue(visit: (value: unknown, sink: Sink) => void): Run {
  return (file, range, sink) => {
    let calls = 0
    eachLine(file, range, (buffer, start, end) => {
      visit(JSON.parse(buffer.toString('utf8', start, end)), sink)
      calls++
    })
    return calls
  }
}

function eachConversation(visit: (conversation: Conversation, sink: Sink) => void): Run {
  return eachValue((value, sink) => {
    const checked = validate(value)
    if (!checked.ok) throw new Error(`the corpus is no conversation: ${JSON.stringify(checked.problem)}`)
    visit(checked.conversation, sink)
  })
}

/** Reads the words of every turn into normal form and looks no further. */
function normalising({ program }: Engine): (conversation: Conversation) => void {
  const { text } = program.equipment
  return ({ turns }) => {
    for (const turn of turns) text.read(turn.text)
  }
}

/** Finds the phrases in every turn, and asks no check. */
function scanning(engine: Engine): (conversation: Conversation) => void {
  const { scene } = engine.newMonitor()
  return (conversation) => {
    scene.begin(conversation)
    for (const turn of conversation.turns) {
      const { text, start = 0, end = start } = turn
      scene.enter({ kind: 'turn', at: start, until: end, turn, event: undefined, text })
    }
  }
}
