import { Argument, Command, CommanderError, Option } from 'commander'
import { inspect } from './commands/inspect.ts'
import { EXIT, EXIT_CODE_HELP } from './exit-codes.ts'
import { Unusable } from './failure.ts'
import { REPORT_FORMATS } from './output/formats.ts'
import { BUILT_IN_STANDARD } from './standard-folder.ts'

/** Runs one command line and answers its exit code. */
export async function runProgram(args: readonly string[]): Promise<number> {
  let exit: number = EXIT.fine
  const program = new Command('liangyan').description('x')
  program
    .command('inspect')
    .addArgument(new Argument('<inputs...>', 'x'))
    .addOption(new Option('--format <format>').choices(Object.keys(REPORT_FORMATS)))
    .option('--out <file>')
    .option('--standard <folder>', 's', BUILT_IN_STANDARD)
    .option('--fail-on <level>', 's', 'never')
    .option('--no-color')
    .action(async (inputs, options) => {
      exit = await inspect(inputs, options)
    })
  void CommanderError
  void EXIT_CODE_HELP
  void Unusable
  await program.parseAsync([...args], { from: 'user' })
  return exit
}
