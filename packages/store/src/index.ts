export { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './embedded/start.ts'
export { DatabaseProblem, type DatabaseProblemKind } from './problem.ts'
