import { guessAgent } from './agent-guess.ts'
import type { Speaker } from './conversation.ts'
import { type Problem, problemAt, quoted } from './problem.ts'
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
  if (none) return problemAt('', `所有话轮都没有标明说话人，分不出坐席和客户：${remedy}`)
  return problemAt(nameless.place, '没有标明说话人：请写明是坐席、客户还是系统')
}

function mapByChoice(voices: string[], agent: string): Mapped {
  const roles = new Map<string, Speaker>(
    voices.map((voice) => [voice, roleOf(voice) === 'system' ? 'system' : 'customer']),
  )
  if (roles.has(agent)) return { roles: roles.set(agent, 'agent'), notes: [] }
  const stated = new Map(voices.flatMap((voice) => (roleOf(voice) ? [[voice, roleOf(voice)!] as const] : [])))
  if (stated.size === voices.length && [...stated.values()].includes('agent')) {
    return { roles: stated, notes: [`没有说话人叫${quoted(agent)}；文件本身标明了角色，已照此读取`] }
  }
  const [only] = voices
  if (voices.length === 1 && isChannel(agent) && isChannel(only)) {
    return { roles, notes: [`坐席所在的声道 ${agent} 没有说话，只有声道 ${only} 在说话`] }
  }
  const says = `没有说话人叫${quoted(agent)}：文件里有${listed(voices)}`
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
    return { roles, notes: [`推测${listed(unknown)}是客户，因为另有说话人是坐席`] }
  }
  if (unknown.length === 1 && !stated.has('customer')) {
    const says = `所有话轮都出自同一个说话人${quoted(unknown[0])}，分不出坐席和客户：${remedy}`
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
    unknown.length === 1 ? { voice: unknown[0], reason: '另一个说话人是客户' } : guessAgent(spoken, outbound)
  for (const other of unknown) roles.set(other, other === voice ? 'agent' : 'customer')
  const alternative = unknown.find((other) => other !== voice) ?? voice
  return {
    roles,
    notes: [`推测说话人${quoted(voice)}是坐席（${reason}）；如果不是，请用 --agent-channel ${alternative} 指明坐席`],
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

function listed(voices: string[]): string {
  return voices.map((voice) => quoted(voice)).join('、')
}
