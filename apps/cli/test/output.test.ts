import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BIN, inspect, STANDARD, temporaryFolder, THREE } from './liangyan.ts'

describe.concurrent('where results go', () => {
  test('--out appears whole, follows a link, and leaves nothing beside it', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'real.txt'), 'old')
    symlinkSync(join(folder, 'real.txt'), join(folder, 'link.txt'))
    expect(await inspect([THREE, '--out', join(folder, 'link.txt')])).toMatchObject({ code: 0, stdout: '' })
    expect(readFileSync(join(folder, 'real.txt'), 'utf8')).toContain('汇总')
    expect(readdirSync(folder).sort()).toEqual(['link.txt', 'real.txt'])
  })

  test('a folder that is missing or a folder in the place of the file: one line and 2', async () => {
    const folder = temporaryFolder()
    for (const out of [join(folder, 'none', 'report.html'), folder]) {
      const { code, stderr } = await inspect([THREE, '--out', out])
      expect(code).toBe(2)
      expect(stderr).toMatch(/^liangyan: 无法写入 .+\n$/)
    }
    expect(readdirSync(folder)).toEqual([])
  })

  // not even the administrator may make a file there
  test.skipIf(!existsSync('/sys'))('a folder without permission: one line and 2', async () => {
    const { code, stderr } = await inspect([THREE, '--out', '/sys/report.txt'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^liangyan: 无法写入 \/sys\/report\.txt：.+\n$/)
  })

  test.skipIf(!existsSync('/dev/full'))('a full disk: one line and 2, the device stays what it is', async () => {
    const { code, stderr } = await inspect([THREE, '--out', '/dev/full'])
    expect(code).toBe(2)
    expect(stderr).toBe('liangyan: 无法写入 /dev/full：磁盘已满\n')
    expect(existsSync('/dev/full')).toBe(true)
  })

  test('an input is never overwritten', async () => {
    const file = join(temporaryFolder(), 'calls.jsonl')
    writeFileSync(file, readFileSync(THREE))
    const { code, stderr } = await inspect([file, '--out', file])
    expect(code).toBe(2)
    expect(stderr).toContain('就是输入文件之一')
    expect(readFileSync(file)).toEqual(readFileSync(THREE))
  })

  test('a reader that leaves early ends it quietly', async () => {
    const many = join(temporaryFolder(), 'many.jsonl')
    writeFileSync(many, readFileSync(THREE, 'utf8').repeat(500))
    const child = spawn(process.execPath, [BIN, 'inspect', many, '--standard', STANDARD])
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('interrupted work leaves no half file', async () => {
    const folder = temporaryFolder()
    const out = join(folder, 'report.html')
    const child = spawn(process.execPath, [BIN, 'inspect', '-', '--standard', STANDARD, '--out', out])
    const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)))
    const begun = (async () => {
      while (readdirSync(folder).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    })()
    await Promise.race([begun, ended])
    child.kill('SIGTERM')
    expect(await ended).toBe('SIGTERM')
    expect(readdirSync(folder)).toEqual([])
  })
})
