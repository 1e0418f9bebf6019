// Tells Liangyan what a telephony platform and its speech recognition report, while the calls go on:
//   LIANGYAN_API_KEY=ly_… node examples/live/telephony.ts http://127.0.0.1:7300 < examples/live/platform-events.feed
// The events are those of no platform in particular, one JSON object a line: read your own in their place.
import { createInterface } from 'node:readline'
import { LiveSource, type ToldConversation } from '@liangyan/sdk'

type PlatformEvent = { readonly call: string; readonly time: string } & (
  | { readonly event: 'answered'; readonly agent: string; readonly queue: string }
  | { readonly event: 'held' }
  | { readonly event: 'resumed' }
  | { readonly event: 'transferred'; readonly to: string }
  | { readonly event: 'released'; readonly by: 'agent' | 'customer' }
  /** `begin` and `end` in ms from the answer; the same sentence again until it is final. */
  | {
      readonly event: 'speech'
      readonly side: 'agent' | 'customer'
      readonly sentence: number
      readonly begin: number
      readonly end: number
      readonly text: string
      readonly final: boolean
    }
)

/** What is remembered of a call: when it was answered, and since when it is on hold, in ms from then. */
type Call = { readonly told: ToldConversation; readonly answered: number; heldSince?: number }

const source = new LiveSource({ url: process.argv[2], key: process.env.LIANGYAN_API_KEY ?? '' })
const calls = new Map<string, Call>()
const results: Promise<void>[] = []

for await (const line of createInterface({ input: process.stdin })) await report(JSON.parse(line) as PlatformEvent)
await Promise.all(results)
source.close()

async function report(event: PlatformEvent): Promise<void> {
  if (event.event === 'answered') {
    const head = { channel: 'phone', direction: 'inbound', agent: event.agent, queue: event.queue } as const
    const told = source.open(event.call, { ...head, startedAt: event.time }, { onProblem: console.error })
    calls.set(event.call, { told, answered: Date.parse(event.time) })
    return
  }
  const call = calls.get(event.call)!
  const at = Date.parse(event.time) - call.answered
  if (event.event === 'speech') {
    const { sentence: index, side: speaker, begin: start, end, text, final } = event
    const turn = { index, speaker, text, start, end }
    // what is still being spoken warns the agent in time; only the final sentence is kept
    if (final) await call.told.event({ type: 'turn', turn })
    else call.told.partial(turn)
  } else if (event.event === 'held') await call.told.event({ type: 'hold', start: (call.heldSince = at) })
  else if (event.event === 'resumed') await call.told.event({ type: 'hold', start: call.heldSince!, end: at })
  else if (event.event === 'transferred') await call.told.event({ type: 'transfer', at, to: event.to })
  else {
    await call.told.event({ type: 'hangup', at, by: event.by })
    // the other calls go on meanwhile
    const shown = call.told.concluded().then(({ score, grade }) => console.log(`${event.call}: ${score} ${grade}`))
    results.push(shown)
  }
}
