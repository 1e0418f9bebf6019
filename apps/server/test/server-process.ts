import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** The server as it runs for a bank: a process of its own with its worker processes. */
export interface ServerProcess {
  readonly address: string
  readonly process: ChildProcess
  /** Numbers of the worker processes that have begun to work. */
  readonly workers: () => number[]
  /** All that it and its workers have printed. */
  readonly printed: () => string
  /** Ends it as a service manager does. */
  readonly stop: () => Promise<void>
}

/** Starts it, and waits until it listens and its workers work. */
export async function startServer(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, LIANGYAN_PORT: '0', LIANGYAN_SAMPLE: 'off', LIANGYAN_LOG: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const ended = once(child, 'exit')
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text))
  }
  const workers = () => [...printed.matchAll(/"pid":(\d+),"msg":"worker started"/g)].map(([, pid]) => Number(pid))
  const address = () => /良言已启动：(http:\S+)/.exec(printed)?.[1]
  const wanted = Number(environment.LIANGYAN_WORKERS ?? 1)
  while (address() === undefined || workers().length < wanted) {
    if (child.exitCode !== null) throw new Error(`the server did not start: ${printed}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    address: address()!,
    process: child,
    workers,
    printed: () => printed,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await ended
    },
  }
}
