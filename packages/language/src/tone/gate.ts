/**
 * The probabilities of all decisions, the first of them 0 where no tone is as probable as `least`: what is improper like
 * none of the examples is not called improper.
 * @param probabilities of each decision for each sentence, the first stage first
 */
export function gated(probabilities: readonly Float64Array[], least: number): Float64Array[] {
  const [improper, ...tones] = probabilities
  const isLikely = (sentence: number) => tones.some((tone) => tone[sentence] >= least)
  return [improper.map((probability, sentence) => (isLikely(sentence) ? probability : 0)), ...tones]
}
