import { NormalText, type ToneClassifier } from '@liangyan/language'
import type { Program } from './program.ts'
import type { Scene } from './scene.ts'

/** What a customer says until the matter is stated: so many characters, in at most so many turns. */
const ENOUGH = 24
const MOST_TURNS = 3
/** Shorter turns (喂, 您好, 是的) state nothing. */
const SHORTEST = 4

/**
 * The reason of contact of a conversation: the first whose condition ever held; where none did, and the customer came to
 * the bank, what was learned from examples; else the one that all else falls to. Null where the standard names none.
 * @param rank of the best reason whose condition held, or −1
 */
export function contactOf(scene: Scene, { standard, contacts, equipment }: Program, rank: number): string | null {
  if (rank >= 0) return contacts[rank]
  const fallback = standard.contact.find((reason) => reason.when === undefined)?.id ?? null
  const { reasons } = equipment
  if (!reasons || scene.record.direction === 'outbound') return fallback
  return learnedReason(reasons, matterOf(scene)) ?? fallback
}

/** The customer's first words of substance. */
function matterOf(scene: Scene): string {
  const said: string[] = []
  let length = 0
  for (const { turn } of scene.steps) {
    if (turn?.speaker !== 'customer' || turn.text.length < SHORTEST) continue
    said.push(turn.text)
    length += turn.text.length
    if (length >= ENOUGH || said.length >= MOST_TURNS) break
  }
  return said.join(' ')
}

const scratch = new NormalText()

function learnedReason(reasons: ToneClassifier, matter: string): string | undefined {
  const { codes, length } = scratch.read(matter)
  const scores = new Float32Array(reasons.labels.length)
  const likeliest = reasons.likeliest(codes, length)
  if (likeliest < 0) return undefined
  reasons.score(codes, length, scores)
  return scores[likeliest] >= reasons.thresholds[likeliest] ? reasons.labels[likeliest] : undefined
}
