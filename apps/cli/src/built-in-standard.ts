import { fileURLToPath } from 'node:url'

/** The standard that comes with the program. */
export const BUILT_IN_STANDARD = fileURLToPath(new URL('../../../standards/bank', import.meta.url))
