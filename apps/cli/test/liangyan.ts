import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export const BIN = path('../bin/liangyan.mjs')
/** A small standard of the tests' own, so that they do not move with the built-in one. */
export const STANDARD = path('./fixtures/standard')
/** Three conversations: `good` without a finding, `bad` with eight, a chat full of markup. */
export const THREE = path('./fixtures/three.jsonl')

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Setting {
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the real command line. */
export function liangyan(args: readonly string[], { input = '', env = {} }: Setting = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const environment = { ...process.env, NO_COLOR: '', FORCE_COLOR: '', COLUMNS: '', ...env }
    const child = spawn(process.execPath, [BIN, ...args], { env: environment })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    )
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** `inspect` with the tests' standard. */
export function inspect(args: readonly string[], setting?: Setting): Promise<Outcome> {
  return liangyan(['inspect', '--standard', STANDARD, ...args], setting)
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'liangyan-'))
}
