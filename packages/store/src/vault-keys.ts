import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { isOpenToOthers, makeSecretFile, readSecretFile } from './secret-file.ts'
import { VaultProblem } from './vault-problem.ts'

export interface VaultKey {
  /** Written into what it seals. */
  readonly id: string
  readonly bytes: Buffer
  /** The same, made ready once. */
  readonly secret: KeyObject
}

/** Where keys came from, as a person knows it. */
const VARIABLE = '环境变量 LIANGYAN_KEY'

/**
 * The keys; the first one seals. Those of the variable come before those of the file. Where no key is given at all, one is
 * made if it may be: a new one opens nothing that was sealed before. Throws VaultProblem.
 */
export function readKeys(variable: string | undefined, file: string, mayMake: boolean): VaultKey[] {
  const given = variable === undefined ? [] : parseKeys(variable, VARIABLE)
  const keys = [...given, ...fileKeys(file, given.length === 0, mayMake)]
  const twice = keys.find(({ id, bytes }) => keys.some((other) => other.id === id && !other.bytes.equals(bytes)))
  if (twice) throw new VaultProblem('bad-key', `两把不同的密钥用了同一个编号 ${twice.id}：请给其中一把另起编号`)
  return keys
}

function fileKeys(file: string, needed: boolean, mayMake: boolean): VaultKey[] {
  try {
    const there = readSecretFile(file)
    if (there === undefined && !needed) return []
    if (there === undefined && !mayMake) throw lost(file)
    const text = there ?? makeSecretFile(file, `${randomBytes(32).toString('base64')}\n`)
    if (!isOpenToOthers(file)) return parseKeys(text, `密钥文件 ${file}`)
  } catch (cause) {
    if (cause instanceof VaultProblem) throw cause
    const { code } = cause as NodeJS.ErrnoException
    throw new VaultProblem('key-file', `无法读写密钥文件 ${file}（${code}）：请改正它的属主和权限`, { cause })
  }
  throw new VaultProblem('key-file', `密钥文件 ${file} 别的用户也能读写，不安全：请运行 chmod 600 ${file}`)
}

function lost(file: string): VaultProblem {
  const says = `密钥文件 ${file} 不在了，而数据库里已有用它封存的原文：请从备份放回该文件，或把密钥设为 LIANGYAN_KEY`
  return new VaultProblem('key-file', says)
}

function parseKeys(text: string, where: string): VaultKey[] {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '')
  if (entries.length === 0) throw badKey(where, '是空的')
  return entries.map((entry, index) => {
    const colon = entry.indexOf(':')
    const bytes = decode(entry.slice(colon + 1))
    if (bytes === undefined) throw badKey(where, `的第 ${index + 1} 把密钥不是 32 字节的 base64`)
    const id = colon < 0 ? fingerprint(bytes) : entry.slice(0, colon)
    if (/^[\w.-]{1,64}$/.test(id)) return { id, bytes, secret: createSecretKey(bytes) }
    throw badKey(where, `的第 ${index + 1} 把密钥的编号须为 1–64 个字母、数字、点、横线或下划线`)
  })
}

function badKey(where: string, fault: string): VaultProblem {
  return new VaultProblem('bad-key', `${where} ${fault}：请用 openssl rand -base64 32 生成，写成 base64 或 编号:base64`)
}

/** Exactly 32 bytes, or undefined. Both alphabets, with or without padding. */
function decode(base64: string): Buffer | undefined {
  if (!/^[\w+/-]{43}=?$/.test(base64)) return undefined
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length === 32 ? bytes : undefined
}

/** The id of a key that was given none; it stays the same when another key takes its place in front. */
function fingerprint(bytes: Buffer): string {
  return createHash('sha256').update('liangyan key id').update(bytes).digest('hex').slice(0, 8)
}
