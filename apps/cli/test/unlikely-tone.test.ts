import {
  type ExplainedCheck,
  type ExplainedStep,
  type Explanation,
  type FoundTone,
  reasonsAgainst,
} from '@liangyan/inspection'
import { describe, expect, test } from 'vitest'
import { everyStep } from '../src/explanation/every-step.ts'
import { paletteFor } from '../src/terminal/paint.ts'

/** A turn that is improper by its figures, and like no tone enough to have one. */
const found: FoundTone = {
  tone: '正常',
  improper: 0.787,
  threshold: 0.502,
  features: [],
  examples: [],
  unlikely: { tone: '不耐烦', probability: 0.054, least: 0.5 },
}
const asked = (tone: FoundTone): ExplainedCheck => ({
  kind: 'tone',
  label: 'means: impatient',
  text: '语气「不耐烦」',
  holds: 'no',
  words: [],
  tone,
  parts: [],
})

describe('a tone that would be improper, were it like any', () => {
  test('is told with both figures and what each must reach', () => {
    expect(reasonsAgainst(asked(found))).toBe(
      '看上去不当（把握 78.7%，达到 50.2% 才算），但哪一种都不够像：最像「不耐烦」，把握 5.4%，达到 50% 才算',
    )
  })

  test('is never told of a turn whose tone is good, or likely', () => {
    const { unlikely: _, ...without } = found
    expect(reasonsAgainst(asked({ ...without, improper: 0.1 }))).toBe('语气正常（不当的把握 10%，达到 50.2% 才算）')
    const features = [{ ngram: '快点', weight: 1.5 }]
    expect(reasonsAgainst(asked({ ...without, tone: '反问', features }))).toMatch(/^语气不当（.+），最像「反问」/)
  })

  test('is told of an act in words of its own', () => {
    expect(reasonsAgainst(asked({ ...found, ofAct: true }))).toMatch(
      /^看上去是学到的说法（把握 78\.7%，.+哪一种都不够像/,
    )
  })

  test('stands among all parts of a step', () => {
    const tally = { broken: 0, kept: 0, undecided: 0, void: 0 }
    const step: ExplainedStep = {
      kind: 'turn',
      turn: 0,
      at: 0,
      text: '您不用看',
      events: [],
      condition: asked(found),
      pending: false,
    }
    const explanation: Explanation = {
      clause: 'x',
      title: 'x',
      applies: true,
      mode: 'forbid',
      demand: '',
      steps: [step],
      tally,
    }
    expect(everyStep(explanation, paletteFor(false), 200).join('\n')).toContain(
      '语气「不耐烦」：不当的概率 0.79，门槛 0.50，最像「不耐烦」，概率 0.05，不到 0.50',
    )
  })
})
