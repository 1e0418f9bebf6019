import { guessAgent } from './agent-guess.ts'
import type { Speaker } from './conversation.ts'
import { type Problem, problemAt, shown } from './problem.ts'
import { roleOf } from './roles.ts'
import type { Utterance } from './utterance.ts'

type Assigned = { speakers: Speaker[]; notes: string[] } | { problem: Problem }

/**
 * The speaker of each utterance: as stated by `agent`, else by the role a voice's label states, else by a guess, which is noted.
 * A conversation whose voices cannot be told apart is a problem, never a guess.
 */
export function assignSpeakers(
  utterances: readonly Utterance[],
  agent: string | number | undefined,
  outbound: boolean,
  remedy: string,
): Assigned {
  if (utterances.every(({ speaker }) => speaker !== undefined)) {
    return { speakers: utterances.map(({ speaker }) => speaker!), notes: [] }
  }
  const nameless = utterances.find(({ voice, speaker }) => speaker === undefined && (voice ?? '').trim() === '')
  if (nameless) return { problem: withoutVoice(nameless, utterances, remedy) }
  const voices = [...new Set(utterances.filter(({ speaker }) => !speaker).map(({ voice }) => voice!.trim()))]
  const mapped =
    agent === undefined ? mapByLabel(voices, utterances, outbound, remedy) : mapByChoice(voices, String(agent).trim())
  if ('problem' in mapped) return mapped
  const speakers = utterances.map(({ speaker, voice }) => speaker ?? mapped.roles.get(voice!.trim()) ?? 'customer')
  return { speakers, notes: mapped.notes }
}

type Mapped = { roles: Map<string, Speaker>; notes: string[] } | { problem: Problem }

function withoutVoice(nameless: Utterance, utterances: readonly Utterance[], remedy: string): Problem {
  const none = utterances.every(({ voice, speaker }) => speaker === undefined && (voice ?? '').trim() === '')
  if (none) return problemAt('', `no turn has a speaker, so agent and customer cannot be told apart: ${remedy}`)
  return problemAt(nameless.place, 'has no speaker: state who speaks, e.g. agent, customer or system')
}

function mapByChoice(voices: string[], agent: string): Mapped {
  const roles = new Map<string, Speaker>(
    voices.map((voice) => [voice, roleOf(voice) === 'system' ? 'system' : 'customer']),
  )
  if (roles.has(agent)) return { roles: roles.set(agent, 'agent'), notes: [] }
  const stated = new Map(voices.flatMap((voice) => (roleOf(voice) ? [[voice, roleOf(voice)!] as const] : [])))
  if (stated.size === voices.length && [...stated.values()].includes('agent')) {
    return { roles: stated, notes: [`no voice is called ${shown(agent)}; the file itself states the roles`] }
  }
  const [only] = voices
  if (voices.length === 1 && isChannel(agent) && isChannel(only)) {
    return { roles, notes: [`the agent's channel ${agent} is silent; only channel ${only} speaks`] }
  }
  const says = `no voice is called ${shown(agent)}: the voices are ${voices.map((voice) => shown(voice)).join(', ')}`
  return { problem: problemAt('', says) }
}

function mapByLabel(voices: string[], utterances: readonly Utterance[], outbound: boolean, remedy: string): Mapped {
  const roles = new Map<string, Speaker>()
  for (const voice of voices) {
    const role = roleOf(voice) ?? roleOfLetter(voice, voices)
    if (role) roles.set(voice, role)
  }
  const unknown = voices.filter((voice) => !roles.has(voice))
  if (unknown.length === 0) return { roles, notes: [] }
  const stated = new Set([...roles.values(), ...utterances.map(({ speaker }) => speaker)])
  if (stated.has('agent')) {
    for (const voice of unknown) roles.set(voice, 'customer')
    return { roles, notes: [`${quoted(unknown)} taken as the customer: another voice is the agent's`] }
  }
  if (unknown.length === 1 && !stated.has('customer')) {
    const says = `all turns have one voice, ${shown(unknown[0])}, so agent and customer cannot be told apart: ${remedy}`
    return { problem: problemAt('', says) }
  }
  return guess(unknown, roles, utterances, outbound)
}

function guess(
  unknown: string[],
  roles: Map<string, Speaker>,
  utterances: readonly Utterance[],
  outbound: boolean,
): Mapped {
  const spoken = utterances.flatMap(({ voice, text }) =>
    voice !== undefined && unknown.includes(voice.trim()) ? [{ voice: voice.trim(), text }] : [],
  )
  const { voice, reason } =
    unknown.length === 1 ? { voice: unknown[0], reason: 'another voice is the customer' } : guessAgent(spoken, outbound)
  for (const other of unknown) roles.set(other, other === voice ? 'agent' : 'customer')
  const alternative = unknown.find((other) => other !== voice) ?? voice
  return {
    roles,
    notes: [
      `voice ${shown(voice)} taken as the agent's: ${reason}; if it is not, state it: --agent-channel ${alternative}`,
    ],
  }
}

const LETTERS = new Map<string, Speaker>([
  ['a', 'agent'],
  ['c', 'customer'],
  ['s', 'system'],
])

/** `A:` and `C:` are agent and customer; beside other letters they are mere names. */
function roleOfLetter(voice: string, voices: string[]): Speaker | undefined {
  const letters = voices.map((each) => each.toLowerCase())
  if (
    !letters.includes('a') ||
    !letters.includes('c') ||
    !letters.every((letter) => LETTERS.has(letter) || roleOf(letter))
  )
    return undefined
  return LETTERS.get(voice.toLowerCase())
}

function isChannel(voice: string): boolean {
  return /^\d{1,3}$/.test(voice)
}

function quoted(voices: string[]): string {
  return voices.map((voice) => shown(voice)).join(', ')
}
