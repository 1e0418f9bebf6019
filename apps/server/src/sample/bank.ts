import type { Conversation } from '@liangyan/conversation'
import { parseDialogues } from '@liangyan/standard'
import { AGENTS, type SampleAgent, TEAMS } from './agents.ts'
import { Lots } from './lots.ts'
import { type Care, readScripts, type Script } from './scripts.ts'
import { filled, slotsFor } from './slots.ts'

/** How many days back the sample bank's conversations reach, and how many there are on a working day. */
const DAYS = 45
const A_DAY = 22
/** How busy each hour is, from 8 to 20 o'clock. */
const HOURS = [3, 8, 10, 9, 6, 6, 8, 9, 8, 6, 4, 3, 2]
const FIRST_HOUR = 8
const DAY = 86_400_000
const CHINA = 8 * 3_600_000

/**
 * The conversations of the sample bank up to a moment: the same for the same day. Lately one agent of the card team does
 * better, and there is more to complain about on Mondays.
 */
export function sampleConversations(until: Date): Conversation[] {
  const scripts = readScripts()
  const today = Math.floor((until.getTime() + CHINA) / DAY)
  const conversations: Conversation[] = []
  for (let day = today - DAYS; day <= today; day++) {
    const lots = new Lots(`sample ${day}`)
    const weekend = [0, 6].includes(new Date(day * DAY).getUTCDay())
    const count = Math.round(A_DAY * (weekend ? 0.4 : 1) * (0.8 + 0.4 * lots.next()))
    for (let i = 0; i < count; i++) {
      const made = conversationOf(scripts, lots, day, i)
      if (Date.parse(made.startedAt!) < until.getTime()) conversations.push(made)
    }
  }
  return conversations
}

function conversationOf(scripts: readonly Script[], lots: Lots, day: number, number: number): Conversation {
  const agent = lots.of(AGENTS)
  const services = TEAMS[agent.team]
  const care = careOf(agent, lots)
  const fitting = scripts.filter((script) => services.includes(script.service) && script.care === care)
  const script = lots.of(fitting.length > 0 ? fitting : scripts.filter((other) => other.care === care))
  const hour = FIRST_HOUR + lots.weighted([...HOURS.keys()], (hour) => HOURS[hour])
  const start = new Date(day * DAY + hour * 3_600_000 + lots.below(3600) * 1000 - CHINA)
  const text = filled(script.text, slotsFor(lots, agent.staffNumber, start))
  const { dialogues, diagnostics } = parseDialogues('sample', text)
  if (dialogues.length !== 1) throw new Error(`示例脚本无法读取：${diagnostics[0]?.message ?? text.slice(0, 40)}`)
  const date = new Date(day * DAY).toISOString().slice(0, 10).replaceAll('-', '')
  return {
    ...dialogues[0].conversation,
    id: `sample-${date}-${String(number + 1).padStart(3, '0')}`,
    startedAt: start.toISOString(),
    agent: agent.staffNumber,
    queue: agent.team,
  }
}

function careOf({ slip, bad }: SampleAgent, lots: Lots): Care {
  const lot = lots.next()
  return lot < bad ? 'bad' : lot < bad + slip ? 'slip' : 'good'
}
