export { readingOf } from './characters.ts'
export { type Entity, ENTITY_KINDS, type EntityKind, findEntities, mayHoldEntity } from './entities/index.ts'
export { type Gap, PhraseBook, PhraseHits, type PhrasePattern } from './matching/phrase-book.ts'
export { NormalText, plainText } from './normalise.ts'
export { bigramsOf, likeness, SimilarityIndex, similarity } from './similarity.ts'
export {
  describeTone,
  loadTone,
  serialiseTone,
  ToneClassifier,
  type ToneExample,
  type ToneModel,
  type ToneRow,
  trainTone,
} from './tone/index.ts'
