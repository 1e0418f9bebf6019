export { readingOf } from './characters.ts'
export { digitPlaces, TEXT_DISTURBANCES, type TextDisturbance, TextDisturber } from './disturbance/index.ts'
export {
  type Entity,
  ENTITY_KINDS,
  type EntityKind,
  findEntities,
  type FindOptions,
  mayHoldEntity,
  marksIn,
  marksOf,
  mostDictated,
} from './entities/index.ts'
export { type Gap, PhraseHits, type PhrasePattern } from './matching/phrase.ts'
export { PhraseBook } from './matching/phrase-book.ts'
export { Rarity } from './matching/rarity.ts'
export { NormalText, plainText } from './normalise.ts'
export { findNumerals, type Numeral } from './numerals.ts'
export { PERSONAL_KINDS, redact, type RedactedSpan, type Redaction } from './redaction.ts'
export { bigramsOf, likeness, mostLikeness, SimilarityIndex, similarity } from './similarity.ts'
export {
  describeTone,
  NEUTRAL,
  parseTone,
  serialiseTone,
  ToneClassifier,
  type ToneExample,
  type ToneModel,
  type ToneRow,
  trainTone,
} from './tone/index.ts'
