import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inspect, temporaryFolder, THREE } from './liangyan.ts'

const three = readFileSync(THREE, 'utf8')

describe.concurrent('inputs that cannot be read', () => {
  test('a broken line is named; the others are inspected and the summary counts it', async () => {
    const file = join(temporaryFolder(), 'broken.jsonl')
    writeFileSync(
      file,
      `{"id": broken\n${three}{"id":"x","turns":[{"index":0,"speaker":"boss","text":""}],"events":[]}\n`,
    )
    const { code, stdout, stderr } = await inspect([file])
    expect(code).toBe(0)
    expect(stderr.trim().split('\n')).toHaveLength(2)
    expect(stderr).toContain(`${file}：第 1 行不是有效的 JSON`)
    expect(stderr).toContain('第 5 行：turns[0].speaker 的值是 "boss"，应为 agent、customer 或 system')
    expect(stdout).toContain('会话        3 通，另有 2 处输入无法读取，已跳过')
  })

  test('a missing file and one in no known format do not stop the rest', async () => {
    const folder = temporaryFolder()
    const picture = join(folder, 'picture.png')
    writeFileSync(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))
    const { code, stdout, stderr } = await inspect([join(folder, 'none.jsonl'), picture, THREE, '--format', 'jsonl'])
    expect(code).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(3)
    expect(stderr).toContain('none.jsonl：无法读取：路径不存在')
    expect(stderr).toContain('picture.png')
    expect(stderr.trim().split('\n')).toHaveLength(2)
  })

  test('nothing readable at all is 2', async () => {
    expect((await inspect(['/nowhere/at/all.jsonl'])).code).toBe(2)
    expect((await inspect(['-'], { input: '' })).code).toBe(2)
  })

  test('the content decides, not the extension', async () => {
    const file = join(temporaryFolder(), 'calls.csv')
    writeFileSync(file, three)
    const { code, stdout } = await inspect([file, '--format', 'jsonl', '--quiet'])
    expect(code).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(3)
  })

  test('an unknown input format names the known ones', async () => {
    const { code, stderr } = await inspect([THREE, '--input-format', 'docx'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/没有输入格式“docx”：可用的有 .*jsonl/)
  })
})
