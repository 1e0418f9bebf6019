import { builtInAnswers } from './built-in.ts'

process.stdout.write(builtInAnswers())
