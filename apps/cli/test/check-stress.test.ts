import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { widthOf } from '../src/terminal/width.ts'
import { liangyan, temporaryFolder } from './liangyan.ts'

function standardWith(phrase: string, line: string): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'moments'))
  writeFileSync(join(folder, 'standard.yaml'), 'id: s\ntitle: 规范\nversion: "1"\n')
  writeFileSync(join(folder, 'criteria.yaml'), '- { id: c, title: 评分项, level: turn }\n')
  writeFileSync(
    join(folder, 'moments/m.yaml'),
    `- { id: no-rudeness, title: 不得无礼, criterion: c, severity: fatal, forbid: { says: ${phrase} } }\n`,
  )
  writeFileSync(
    join(folder, 'moments/m.dialogues.txt'),
    `== 甲\nA: ${line}   # hit: no-rudeness\nA: 您好您好。   # pass: no-rudeness\n`,
  )
  return folder
}

describe.concurrent('check --stress', () => {
  test('a fragile standard answers 1 and shows why', async () => {
    const { code, stdout } = await liangyan([
      'check',
      standardWith('{ any: [^真嘚$], exact: true }', '真嘚。'),
      '--stress',
    ])
    expect(code).toBe(1)
    expect(stdout).toContain('检查通过')
    expect(stdout).toContain('一票否决的条款命中率低于 0.80：no-rudeness（')
    expect(stdout).toContain('抗扰检查未通过')
    expect(stdout).toMatch(/，应命中而没有命中：\S+m\.dialogues\.txt:2\n +坐席 {2}真嘚。\n +听成 {2}\S/)
    const [header, row] = stdout.split('\n').filter((line) => /^条款|^no-rudeness/.test(line))
    const end = (line: string, before: RegExp) => widthOf(line.slice(0, before.exec(line)!.index))
    expect(end(row, / {2}一票否决/)).toBe(end(header, / {2}备注/))
  })

  test('a tolerant one answers 0', async () => {
    const folder = standardWith('[自己看, 看说明, 说明书]', '您自己看看说明书去吧好不好。')
    const { code, stdout } = await liangyan(['check', folder, '--stress'])
    expect(stdout).toMatch(/^抗扰检查通过$/m)
    expect(code).toBe(0)
  })

  test('--help tells when it fails', async () => {
    const { stdout } = await liangyan(['check', '--help'], { env: { COLUMNS: '400' } })
    expect(stdout.replaceAll(/\s+/g, '')).toContain('平均命中率低于0.9，或一票否决的条款低于0.8，退出码为1')
  })
})
