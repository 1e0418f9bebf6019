import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { openVault } from '../src/vault.ts'
import { VaultProblem, type VaultProblemKind } from '../src/vault-problem.ts'

const folder = mkdtempSync(join(tmpdir(), 'liangyan-vault-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const freshFile = () => join(folder, `key-${files++}`)
const freshKey = () => randomBytes(32).toString('base64')
const vaultOf = (key: string) => openVault({ key, keyFile: freshFile() })

/** What kind of VaultProblem it throws. */
function problemOf(work: () => unknown): VaultProblemKind | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (!(error instanceof VaultProblem)) throw error
    expect(error.message).not.toContain('\n')
    return error.kind
  }
}

const vault = vaultOf(freshKey())
const conversation = { id: 'c-1', turns: [{ index: 0, speaker: 'agent', text: '您好，请稍等。' }] }
const json = fc.jsonValue()
const id = fc.string({ unit: 'binary' })

test('what was sealed comes back', () => {
  fc.assert(
    fc.property(id, json, (id, value) => {
      expect(vault.open(id, vault.seal(id, value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('so does what is long enough to be compressed', () => {
  const long = fc.array(fc.string({ unit: 'binary', minLength: 10 }), { minLength: 50, maxLength: 200 })
  fc.assert(
    fc.property(id, long, (id, value) => {
      expect(vault.open(id, vault.seal(id, value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
  const repeated = { text: '请稍等。'.repeat(2_000) }
  expect(vault.seal('c', repeated).length).toBeLessThan(1_000)
  expect(problemOf(() => vault.open('d', vault.seal('c', repeated)))).toBe('wrong-record')
})

test('text that is not well-formed Unicode comes back as it was', () => {
  expect(vault.open('c', vault.seal('c', { text: '半个\ud83d字' }))).toEqual({ text: '半个\ud83d字' })
})

test('nothing of the value or the record can be read in the blob, and no two blobs are alike', () => {
  const first = vault.seal('c-1', conversation)
  expect(first.includes('稍等')).toBe(false)
  expect(first.includes('agent')).toBe(false)
  expect(vault.seal('c-1', conversation).equals(first)).toBe(false)
})

test('every flipped bit is noticed', () => {
  const blob = vault.seal('c-1', conversation)
  for (let bit = 0; bit < blob.length * 8; bit++) {
    const changed = Buffer.from(blob)
    changed[bit >> 3] ^= 1 << (bit & 7)
    expect(problemOf(() => vault.open('c-1', changed))).toBeDefined()
  }
})

test('cut, extended and arbitrary bytes are refused as damaged', () => {
  const blob = vault.seal('c-1', conversation)
  const refused = ['tampered', 'unknown-key', 'wrong-record']
  fc.assert(
    fc.property(fc.nat({ max: blob.length - 1 }), fc.uint8Array(), (length, bytes) => {
      expect(refused).toContain(problemOf(() => vault.open('c-1', blob.subarray(0, length))))
      expect(refused).toContain(problemOf(() => vault.open('c-1', bytes)))
      if (bytes.length > 0) {
        expect(problemOf(() => vault.open('c-1', Buffer.concat([blob, bytes])))).toBe('tampered')
      }
    }),
  )
})

test('a blob that was moved to another record is refused', () => {
  fc.assert(
    fc.property(id, id, json, (one, other, value) => {
      fc.pre(!Buffer.from(one).equals(Buffer.from(other)))
      expect(problemOf(() => vault.open(other, vault.seal(one, value)))).toBe('wrong-record')
    }),
  )
})

test('a mark made to fit another record does not open it there', () => {
  const [mine, theirs] = [vault.seal('mine', conversation), vault.seal('theirs', conversation)]
  const markAt = 2 + mine[1] + 12
  theirs.copy(mine, markAt, markAt, markAt + 8)
  expect(problemOf(() => vault.open('theirs', mine))).toBe('tampered')
})

test('after a rotation the old key still opens, and only the new one seals', () => {
  fc.assert(
    fc.property(json, (value) => {
      const [old, fresh] = [`2026:${freshKey()}`, `2027:${freshKey()}`]
      const before = vaultOf(old).seal('c', value)
      const after = vaultOf(`${fresh},${old}`).seal('c', value)
      expect(vaultOf(`${fresh}, ${old}`).open('c', before)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(problemOf(() => vaultOf(fresh).open('c', before))).toBe('unknown-key')
      expect(problemOf(() => vaultOf(old).open('c', after))).toBe('unknown-key')
    }),
    { numRuns: 20 },
  )
})

test('a key without an id keeps the one made for it when another takes its place in front', () => {
  const old = freshKey()
  const blob = vaultOf(old).seal('c', conversation)
  expect(vaultOf(`2027:${freshKey()},${old}`).open('c', blob)).toEqual(conversation)
  expect(problemOf(() => vaultOf(freshKey()).open('c', blob))).toBe('unknown-key')
})

test('another key under the same id does not open', () => {
  const blob = vaultOf(`a:${freshKey()}`).seal('c', conversation)
  expect(problemOf(() => vaultOf(`a:${freshKey()}`).open('c', blob))).toBe('tampered')
})

test('the key file is made once, for its owner only', () => {
  const keyFile = freshFile()
  const blob = openVault({ keyFile }).seal('c', conversation)
  expect(statSync(keyFile).mode & 0o777).toBe(0o600)
  expect(openVault({ keyFile }).open('c', blob)).toEqual(conversation)
})

test('where something is sealed a key file that is gone is not made anew, and a wrong key is told', () => {
  const keyFile = freshFile()
  const sealed = { id: 'c', blob: openVault({ keyFile }).seal('c', conversation) }
  expect(openVault({ keyFile, sealed }).open('c', sealed.blob)).toEqual(conversation)
  const gone = freshFile()
  expect(() => openVault({ keyFile: gone, sealed })).toThrow(`密钥文件 ${gone} 不在了`)
  expect(() => readFileSync(gone)).toThrow('ENOENT')
  expect(problemOf(() => openVault({ key: freshKey(), keyFile: gone, sealed }))).toBe('unknown-key')
})

test('what a key file sealed is still opened when the environment brings a key of its own', () => {
  const keyFile = freshFile()
  const blob = openVault({ keyFile }).seal('c', conversation)
  const key = freshKey()
  const both = openVault({ key, keyFile })
  expect(both.open('c', blob)).toEqual(conversation)
  expect(vaultOf(key).open('c', both.seal('c', conversation))).toEqual(conversation)
})

test('with a key in the environment no key file is made', () => {
  const keyFile = freshFile()
  openVault({ key: freshKey(), keyFile })
  expect(() => readFileSync(keyFile)).toThrow('ENOENT')
})

test('a key file that others may read is refused, and how to mend it is said', () => {
  const keyFile = freshFile()
  openVault({ keyFile })
  for (const mode of [0o640, 0o604, 0o620, 0o644]) {
    chmodSync(keyFile, mode)
    expect(() => openVault({ keyFile })).toThrow(`chmod 600 ${keyFile}`)
    expect(problemOf(() => openVault({ key: freshKey(), keyFile }))).toBe('key-file')
  }
})

test('a key file that cannot be read or made is named', () => {
  expect(() => openVault({ keyFile: folder })).toThrow(`无法读写密钥文件 ${folder}（EISDIR）`)
  expect(problemOf(() => openVault({ keyFile: join(folder, 'none', 'key') }))).toBe('key-file')
})

test.each([
  ['', '是空的'],
  [' , ', '是空的'],
  ['secret', '第 1 把密钥不是 32 字节的 base64'],
  [randomBytes(16).toString('base64'), '第 1 把密钥不是 32 字节'],
  [randomBytes(33).toString('base64'), '第 1 把密钥不是 32 字节'],
  [`a:${freshKey()},b`, '第 2 把密钥不是 32 字节'],
  [`编号:${freshKey()}`, '第 1 把密钥的编号'],
  [`a:${freshKey()},a:${freshKey()}`, '同一个编号 a'],
])('the key %j is refused', (key, says) => {
  expect(() => vaultOf(key)).toThrow(says)
  expect(problemOf(() => vaultOf(key))).toBe('bad-key')
})

test('a bad key is not printed', () => {
  const almost = freshKey().slice(0, 40)
  expect(() => vaultOf(almost)).toThrow(expect.not.objectContaining({ message: expect.stringContaining(almost) }))
})

test('keys in a file may stand on lines of their own', () => {
  const keyFile = freshFile()
  const old = freshKey()
  const blob = vaultOf(`old:${old}`).seal('c', conversation)
  writeFileSync(keyFile, `new:${freshKey()}\nold:${old}\n`, { mode: 0o600 })
  expect(openVault({ keyFile }).open('c', blob)).toEqual(conversation)
})
