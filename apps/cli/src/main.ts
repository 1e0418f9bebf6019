import { Unusable } from './failure.ts'
import { EXIT } from './exit-codes.ts'
import { endQuietlyOnClosedPipe } from './output/standard-output.ts'
import { runProgram } from './program.ts'

endQuietlyOnClosedPipe()
try {
  process.exitCode = await runProgram(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Unusable)) throw error
  process.stderr.write(`liangyan: ${error.message}\n`)
  process.exitCode = EXIT.unusable
}
