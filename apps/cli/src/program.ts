import { Argument, Command, CommanderError, type Help, Option } from 'commander'
import { EXIT, EXIT_CODE_HELP } from './exit-codes.ts'
import { CHINESE_HELP, explainUsage } from './help.ts'
import { withJudge } from './judging/options.ts'
import { REPORT_FORMATS } from './output/formats.ts'
import { BUILT_IN_STANDARD } from './built-in-standard.ts'
import { VERSION } from './version.ts'

/** Runs one command line and answers its exit code. */
export async function runProgram(args: readonly string[]): Promise<number> {
  let exit: number = EXIT.fine
  const program = buildProgram((code) => (exit = code))
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exit
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return EXIT.fine
    if (error.code !== 'commander.help') process.stderr.write(`liangyan: ${explainUsage(error, args)}\n`)
    return EXIT.unusable
  }
}

function buildProgram(done: (code: number) => void): Command {
  const program = new Command('liangyan')
  const help: Partial<Help> = CHINESE_HELP
  program
    .description('良言：让银行的书面服务规范可以执行，逐条检查坐席与客户的会话。')
    .usage('<命令> [参数]')
    .version(VERSION, '-V, --version', '显示版本')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示命令的帮助')
    .configureHelp(help)
    .configureOutput({ outputError: () => {} })
    .exitOverride()
    .addHelpText('afterAll', EXIT_CODE_HELP)
  addInspect(program, done)
  addSuggest(program, done)
  addPlay(program, done)
  addStandardCommands(program, done)
  addComparisons(program, done)
  addTools(program, done)
  return program
}

const standardOption = () =>
  new Option('--standard <目录>', '规范所在目录').default(BUILT_IN_STANDARD, '自带的银行规范')
const profileOption = () => new Option('--profile <场景>', '按哪个场景（见规范的 profiles.yaml）；不写则用规范指定的')
const standardArgument = () => new Argument('[目录]', '规范所在目录').default(BUILT_IN_STANDARD, '自带的银行规范')
const withReading = (command: Command) =>
  command
    .option('--agent-channel <声道>', '哪个声道或说话人是坐席，如 0 或 SPEAKER_00')
    .option('--input-format <编号>', '输入格式（见 liangyan formats）；不写则按内容识别')
const withColour = (command: Command) => command.option('--no-color', '不用颜色')

type Done = (code: number) => void

function addInspect(program: Command, done: Done): void {
  const command = program
    .command('inspect')
    .description('按规范检查会话，给出命中、证据、评分和承诺')
    .addArgument(new Argument('<输入...>', '会话文件、目录，或 - 表示标准输入'))
    .addOption(
      new Option('--format <格式>', '报告格式；默认按 --out 的后缀，否则为 text').choices(Object.keys(REPORT_FORMATS)),
    )
    .option('--out <文件>', '写入文件（写完才出现，中途失败不留残件）；不写则输出到屏幕')
    .addOption(standardOption())
    .addOption(profileOption())
    .addOption(
      new Option('--fail-on <级别>', '有达到此级别的命中时退出码为 1')
        .choices(['minor', 'major', 'fatal', 'never'])
        .default('never'),
    )
  withJudge(withReading(command)).option('-q, --quiet', '不显示提示（读不了的输入仍会说明）')
  withColour(command).action(async (inputs, options) => {
    const { inspect } = await import('./commands/inspect.ts')
    done(await inspect(inputs, options))
  })
}

function addSuggest(program: Command, done: Done): void {
  const command = program
    .command('suggest')
    .description('认出会话走到了哪个情景，给出坐席现在可以说的话')
    .addArgument(new Argument('<输入...>', '到现在为止的会话：文件、目录，或 - 表示标准输入'))
    .addOption(new Option('--format <格式>', '输出格式').choices(['text', 'jsonl']).default('text'))
    .option('--most <条数>', '最多给出几条', '3')
    .addOption(new Option('--style <语体>', '优先用哪种语体：formal 庄重、warm 亲切').choices(['formal', 'warm']))
    .option('--now <时间>', '现在的日期和时间，如 2026-03-05T10:02:00+08:00；不写则从会话的开始时间算到最后一句')
    .addOption(standardOption())
    .addOption(profileOption())
  withColour(withReading(command)).action(async (inputs, options) => {
    const { suggest } = await import('./commands/suggest.ts')
    done(await suggest(inputs, options))
  })
}

function addPlay(program: Command, done: Done): void {
  const command = program
    .command('play')
    .description('把一通已结束的会话按原来的节奏播放到运行中的服务器，如同正在进行：用于演示、培训和测试')
    .addArgument(new Argument('<会话>', '会话文件，或 - 表示标准输入'))
    .option('--url <地址>', '服务器地址；接口密钥写在环境变量 LIANGYAN_API_KEY 中', 'http://127.0.0.1:7300')
    .option('--speed <倍数>', '播放速度', '1')
    .option('--only <编号>', '文件中有多通会话时，指明一通')
    .option('--id <编号>', '在服务器上用的编号；不写则为原编号加时间，同一通可反复播放')
    .option('--agent <工号>', '显示在哪位坐席的坐席台上；不写则按会话中的坐席')
  withColour(withReading(command)).action(async (input, options) => {
    const { play } = await import('./commands/play.ts')
    done(await play(input, options))
  })
}

function addStandardCommands(program: Command, done: Done): void {
  const checking = program
    .command('check')
    .description('检查规范：写法、引用，并运行其中的全部示例')
    .addArgument(standardArgument())
    .option('--uncited', '列出没有条款引用的依据')
    .option(
      '--stress',
      '抗扰检查：按语音识别常犯的错误扰动示例对话，列出各条款的命中、放过还剩多少；正式条款平均命中率低于 0.9，或一票否决的条款低于 0.8，退出码为 1',
    )
    .option('--coverage', '按文件和类别列出依据由什么承载')
    .option('--today <日期>', '以哪天为今天，如 2026-12-01：放假安排快用完时提醒；不写则为当天')
    .addOption(profileOption())
  withColour(checking).action(async (directory, options) => {
    const { check } = await import('./commands/check.ts')
    done(await check(directory, options))
  })
  program
    .command('train')
    .description('用规范的语气例句训练语气模型，写入该目录的 tone-model.json')
    .addArgument(standardArgument())
    .action(async (directory) => {
      const { train } = await import('./commands/train.ts')
      done(await train(directory))
    })
  program
    .command('schema')
    .description('把规范文件的 JSON Schema 写入该目录的 schemas/，供编辑器补全')
    .addArgument(standardArgument())
    .action(async (directory) => {
      const { schema } = await import('./commands/schema.ts')
      done(await schema(directory))
    })
}

function addComparisons(program: Command, done: Done): void {
  const explaining = program
    .command('explain')
    .description('说明一个条款为什么命中或没有命中一通会话')
    .argument('<会话>', '会话文件，或 - 表示标准输入')
    .argument('<条款>', '条款编号')
    .option('--id <编号>', '文件中有多通会话时，指明一通')
    .option('--all', '逐步列出条款的每个部分，而不只是起决定作用的')
    .addOption(standardOption())
    .addOption(profileOption())
    .addOption(new Option('--format <格式>', '输出格式').choices(['text', 'json']).default('text'))
  withColour(withReading(explaining)).action(async (input, clause, options) => {
    const { explain } = await import('./commands/explain.ts')
    done(await explain(input, clause, options))
  })
  const comparing = program
    .command('diff')
    .description('比较两版规范：同一批会话的判定与得分有什么变化')
    .argument('<规范甲>', '原来的规范目录')
    .argument('<规范乙>', '新的规范目录')
    .argument('<输入...>', '会话文件、目录，或 - 表示标准输入')
    .addOption(new Option('--format <格式>', '输出格式').choices(['text', 'json']).default('text'))
    .option('--out <文件>', '写入文件')
  withColour(withReading(comparing)).action(async (before, after, inputs, options) => {
    const { diff } = await import('./commands/diff.ts')
    done(await diff({ before, after }, inputs, options))
  })
}

function addTools(program: Command, done: Done): void {
  program
    .command('redact')
    .description('遮盖个人信息：文本逐行遮盖，其他会话格式输出为 JSONL')
    .argument('<输入...>', '文件、目录，或 - 表示标准输入')
    .option('--out <文件>', '写入文件；不写则输出到屏幕')
    .option('--input-format <编号>', '输入格式（见 liangyan formats）；不写则按内容识别')
    .action(async (inputs, options) => {
      const { redact } = await import('./commands/redact.ts')
      done(await redact(inputs, options))
    })
  program
    .command('formats')
    .description('列出可以读取的输入格式')
    .action(async () => {
      const { formats } = await import('./commands/formats.ts')
      done(await formats())
    })
  program
    .command('bench')
    .description('测量准确率与速度（仓库中的 evaluation/bench.ts），参数原样传入')
    .argument('[参数...]')
    .allowUnknownOption()
    .helpOption(false)
    .action(async (args) => {
      const { bench } = await import('./commands/bench.ts')
      done(await bench(args))
    })
}
