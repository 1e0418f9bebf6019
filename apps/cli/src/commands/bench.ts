import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { reasonOf, Unusable } from '../failure.ts'

const SCRIPT = fileURLToPath(new URL('../../../../evaluation/bench.ts', import.meta.url))

/** Measures accuracy and speed: hands the arguments on to evaluation/bench.ts. */
export async function bench(args: readonly string[]): Promise<number> {
  if (!existsSync(SCRIPT)) throw new Unusable(`找不到评测脚本 ${SCRIPT}：它只在完整的仓库里`)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, ...args], { stdio: 'inherit' })
    child.on('error', (error) => reject(new Unusable(`无法启动评测脚本：${reasonOf(error)}`)))
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
