import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { BIN, liangyan, STANDARD, temporaryFolder, THREE } from './liangyan.ts'

function copyOfStandard(change: (text: string) => string = (text) => text): string {
  const folder = join(temporaryFolder(), 'standard')
  cpSync(STANDARD, folder, { recursive: true })
  const file = join(folder, 'moments/service.yaml')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  return folder
}

function writeTone(folder: string, id: string, title: string, openings: readonly string[]): void {
  const subjects = ['账单', '转账', '贷款', '额度', '密码', '网银', '分期', '积分', '年费', '汇率']
  const examples = openings.flatMap((opening) => subjects.map((subject) => `${opening}，${subject}的事\n`))
  writeFileSync(join(folder, `tones/${id}.yaml`), `id: ${id}\ntitle: ${title}\n`)
  writeFileSync(join(folder, `tones/${id}.examples.txt`), examples.join(''))
}

describe.concurrent('the command line', () => {
  test.each([
    [['inspct', THREE], '没有命令 inspct，是不是 inspect？'],
    [['inspect', '--fromat', 'text', THREE], '没有选项 --fromat，是不是 --format？'],
    [['inspect', '--format', 'pdf', THREE], '不能是“pdf”：可选 text、json、jsonl、html、xlsx'],
    [['inspect'], '缺少参数 <输入>'],
    [['inspect', THREE, '--out'], '选项 --out <文件> 后面缺少值'],
    [['calls.jsonl'], '检查会话请用 liangyan inspect calls.jsonl'],
    [['inspect', THREE, '--standard', '/nowhere'], '无法读取规范 /nowhere：路径不存在'],
  ])('%j is refused in one line', async (args, says) => {
    const { code, stdout, stderr } = await liangyan(args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(says)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  test('it is a command of its own, and every Node it may meet knows the flags of its first line', async () => {
    const own = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
    for (const folders of [[dirname(process.execPath), ...own], own]) {
      const { stdout } = await promisify(execFile)(BIN, ['formats'], {
        env: { ...process.env, PATH: folders.join(delimiter) },
      })
      expect(stdout).toContain('jsonl')
    }
  })

  test('help names every exit code', async () => {
    const { code, stdout } = await liangyan(['inspect', '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/退出码：\n +0 .+\n +1 .+--fail-on.+\n +2 .+/)
  })

  test('check names file, line and column, and answers 1', async () => {
    const folder = copyOfStandard((text) => text.replace('criterion: hold-overlong', 'criterion: hold-overlng'))
    const { code, stdout } = await liangyan(['check', folder])
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /moments\/service\.yaml:\d+:\d+ 错误：没有编号为 "hold-overlng" 的评分项（是不是想写 "hold-overlong"？）/,
    )
    expect(stdout).toMatch(/有 \d+ 处错误/)
  })

  test('explain tells what decided', async () => {
    const { code, stdout } = await liangyan(['explain', THREE, 'no-taboo', '--id', 'bad', '--standard', STANDARD])
    expect(code).toBe(0)
    expect(stdout).toContain('结论  违规 2 次')
    expect(stdout).toMatch(/违规  说到“不知道”/)
    expect(stdout).not.toMatch(/✓|says|by:/)
  })

  test('explain --all shows every part', async () => {
    const { stdout } = await liangyan(['explain', THREE, 'no-taboo', '--id', 'bad', '--standard', STANDARD, '--all'])
    expect(stdout).toContain('✓ 说到 “不知道”、“自己看”')
    expect(stdout).toContain('✓ 坐席说的')
    expect(stdout).toContain('合计：违规 2，合规 0')
  })

  test('explain needs one conversation and a known clause', async () => {
    const several = await liangyan(['explain', THREE, 'no-taboo', '--standard', STANDARD])
    expect(several).toMatchObject({ code: 2 })
    expect(several.stderr).toContain('请用 --id 指明一通：good、bad')
    const unknown = await liangyan(['explain', THREE, 'no-tabo', '--id', 'bad', '--standard', STANDARD])
    expect(unknown).toMatchObject({ code: 2 })
    expect(unknown.stderr).toContain('是不是 no-taboo？')
  })

  test('diff shows what flips', async () => {
    const folder = copyOfStandard((text) => text.replace('longer_than: 60s', 'longer_than: 90s'))
    const text = await liangyan(['diff', STANDARD, folder, THREE])
    expect(text.stdout).toMatch(/- 违规 → 未命中 +等候不得超过六十秒（hold-limit）/)
    expect(text.stdout).toContain('会话 3 通，其中 1 通结果有变化')
    const json = await liangyan(['diff', STANDARD, folder, THREE, '--format', 'json'])
    expect(JSON.parse(json.stdout)).toMatchObject({
      changed: [{ id: 'bad', flips: [{ clause: 'hold-limit', before: 'broken', after: 'none' }] }],
      totals: { conversations: 3, changed: 1, clauses: { 'hold-limit': { vanished: 1 } } },
    })
  })

  test('redact masks texts and conversations, and keeps the rest', async () => {
    const text = await liangyan(['redact', '-'], { input: '我的手机是13900001234，请记一下。\n好的\n' })
    expect(text).toMatchObject({ code: 0, stdout: '我的手机是[手机号]，请记一下。\n好的\n' })
    const call = { id: 'r', turns: [{ index: 0, speaker: 'customer', text: '电话13900001234' }], events: [] }
    const { stdout } = await liangyan(['redact', '-'], { input: JSON.stringify(call) })
    expect(JSON.parse(stdout)).toEqual({ ...call, turns: [{ ...call.turns[0], text: '电话[手机号]' }] })
  })

  test('schema and formats', async () => {
    const folder = temporaryFolder()
    expect(await liangyan(['schema', folder])).toMatchObject({ code: 0 })
    expect(readdirSync(join(folder, 'schemas'))).toContain('moments.schema.json')
    const { stdout } = await liangyan(['formats'])
    expect(stdout).toMatch(/^jsonl +.+逐行读取/m)
  })

  test('train writes the model and shows how good it is', async () => {
    const folder = copyOfStandard()
    mkdirSync(join(folder, 'tones'))
    writeTone(folder, 'neutral', '中性', ['请您稍等', '我为您查询', '感谢您'])
    writeTone(folder, 'taboo', '忌语', ['你烦不烦', '不归我管', '自己看去'])
    const { code, stdout } = await liangyan(['train', folder])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^忌语 +30 +[01]\.\d{3}/m)
    expect(readdirSync(folder)).toContain('tone-model.json')
  })
})
