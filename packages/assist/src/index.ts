export { type Advice, Advisor, type AskedFor, type Suggestion, type Why } from './advisor.ts'
export { localNow } from './local-now.ts'
export { type Known, knownFrom } from './known.ts'
export { sayable } from './sayable.ts'
