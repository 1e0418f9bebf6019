import { NEUTRAL, parseTone, type ToneModel } from '@liangyan/language'
import { gatherLearnedActs } from './learned-acts.ts'
import type { Memory } from './memory.ts'
import { gatherReasons } from './reasons.ts'
import type { Act } from './schema/clause.ts'
import type { ContactReason, ToneDescription } from './schema/files.ts'
import type { LearnedActs, ToneExamples } from './standard.ts'
import type { Read, StandardFiles } from './standard-files.ts'
import { gatherTones } from './tones.ts'

/** The sentences that tones, reasons of contact and acts are learned from. */
export interface Lessons {
  readonly tones: readonly ToneExamples[]
  readonly reasons: readonly ToneExamples[]
  readonly learned: LearnedActs
}

/** What the sentences are sorted by. */
export interface Subjects {
  readonly tones: readonly Read<ToneDescription>[]
  readonly contact: readonly ContactReason[]
  readonly acts: ReadonlyMap<string, Act>
}

/** Reads the sentences of all subjects; what is wrong with them is told among the diagnostics of the files. */
export function readLessons({ texts, diagnostics }: StandardFiles, subjects: Subjects, memory: Memory): Lessons {
  const ofTones = memory.once('tones', () => gatherTones(subjects.tones, texts))
  const ofReasons = memory.once('reasons', () => gatherReasons(subjects.contact, texts))
  const { tones } = ofTones
  const { reasons } = ofReasons
  const elsewhere = {
    agent: tones.flatMap(({ id, examples }) => (id === NEUTRAL ? examples : [])),
    customer: reasons.flatMap(({ examples }) => examples),
  }
  const ofActs = memory.once('learned', () => gatherLearnedActs(subjects.acts, texts, elsewhere))
  diagnostics.push(...ofTones.diagnostics, ...ofReasons.diagnostics, ...ofActs.diagnostics)
  return { tones, reasons, learned: ofActs.learned }
}

/** The subjects without a sentence. */
export function unread({ tones }: Pick<Subjects, 'tones'>): Lessons {
  const none = { examples: [], voices: [] }
  return {
    tones: tones.map(({ value: { id, title } }) => ({ id, title, ...none })),
    reasons: [],
    learned: { agent: [], customer: [] },
  }
}

/** A trained model from its file, or why it cannot be used. */
export function readModel(json: string): { model?: ToneModel; problem?: string } {
  try {
    return { model: parseTone(json) }
  } catch (error) {
    const why = error instanceof SyntaxError ? '不是完整的 JSON' : (error as Error).message
    return { problem: `语气模型不能使用（${why}）：请用 liangyan train 重新训练` }
  }
}
