import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { readKeys, type VaultKey } from './vault-keys.ts'
import { VaultProblem } from './vault-problem.ts'

/** Keeps values so that only who has the key reads them, and only as what they were sealed as. */
export interface Vault {
  /** Seals any JSON value for the record with this id. */
  seal(id: string, value: unknown): Buffer
  /** The value again. Throws VaultProblem for a changed blob, another record's, or one whose key is not there. */
  open(id: string, blob: Uint8Array): unknown
  /** A name for a text that tells nothing of it: the same for the same text, as long as the oldest key is given. */
  alias(text: string): string
}

export interface VaultOptions {
  readonly key?: string | undefined
  readonly keyFile: string
  readonly sealed?: { readonly id: string; readonly blob: Uint8Array } | undefined
}

/**
 * A sealed value: format (whether it is compressed), length of the key's id, the id, twelve random bytes (the nonce), a mark of the record,
 * ciphertext, tag. AES-256-GCM vouches for all of it and for the record's whole id.
 */
const COMPRESSED = 1
const PLAIN = 2
const NONCE = 12
const MARK = 8
const TAG = 16

/** Below so many UTF-16 units compressing takes longer than all the rest, and gains next to nothing. */
const SMALL = 1_000

/**
 * Of 13 kB of a Chinese conversation as JSON zstd leaves 38.3 % in 133 µs, deflate 36.5 % in 276 µs (brotli 4: 37.9 %,
 * 319 µs): a bulk load is bounded by time.
 */
const COMPRESSION = { params: { [constants.ZSTD_c_compressionLevel]: 3 } }

/**
 * Opens the vault. `key`: 32 bytes in base64, or several of them (`id:base64`, comma-separated), of which the first
 * seals and all open. Without it the key file is used, and made where there is none and nothing is sealed yet. Keys of a
 * key file that is there open in any case. `sealed`, something that was sealed before, must open. Throws VaultProblem.
 */
export function openVault({ key, keyFile, sealed }: VaultOptions): Vault {
  const keys = readKeys(key, keyFile, sealed === undefined)
  const byId = new Map(keys.map((one) => [one.id, one]))
  const vault: Vault = {
    seal: (id, value) => seal(keys[0], id, value),
    open: (id, blob) => open(byId, id, Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength)),
    alias: (text) =>
      createHmac('sha256', keys.at(-1)!.secret).update(`alias\0${text}`).digest('base64url').slice(0, 22),
  }
  if (sealed) vault.open(sealed.id, sealed.blob)
  return vault
}

function seal(key: VaultKey, id: string, value: unknown): Buffer {
  const json = JSON.stringify(value) as string | undefined
  if (json === undefined) throw new TypeError('Only what JSON can hold can be sealed.')
  const name = Buffer.from(key.id)
  const nonce = randomBytes(NONCE)
  const isSmall = json.length < SMALL
  const header = Buffer.concat([Buffer.of(isSmall ? PLAIN : COMPRESSED, name.length), name, nonce, mark(id)])
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: TAG })
  cipher.setAAD(vouchedFor(header, id))
  const body = isSmall ? Buffer.from(json) : zstdCompressSync(json, COMPRESSION)
  return Buffer.concat([header, cipher.update(body), cipher.final(), cipher.getAuthTag()])
}

function open(keys: Map<string, VaultKey>, id: string, blob: Buffer): unknown {
  const { key, header, nonce, sealedFor, ciphertext, tag } = read(keys, blob)
  if (!sealedFor.equals(mark(id))) {
    throw new VaultProblem(
      'wrong-record',
      `封存的原文不属于记录 ${JSON.stringify(id)}：可能被移到了别的记录上，请从备份恢复`,
    )
  }
  const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: TAG })
  decipher.setAAD(vouchedFor(header, id))
  decipher.setAuthTag(tag)
  try {
    const plain = Buffer.concat([decipher.update(ciphertext), decipher.final()])
    return JSON.parse((header[0] === PLAIN ? plain : zstdDecompressSync(plain)).toString())
  } catch (cause) {
    throw damaged(cause)
  }
}

/** The parts of a blob, none of them verified yet. */
function read(keys: Map<string, VaultKey>, blob: Buffer) {
  const afterName = 2 + (blob[1] ?? 0)
  const afterHeader = afterName + NONCE + MARK
  if ((blob[0] !== COMPRESSED && blob[0] !== PLAIN) || blob.length < afterHeader + TAG) throw damaged()
  const name = blob.toString('utf8', 2, afterName)
  const key = keys.get(name)
  if (!key) {
    throw new VaultProblem(
      'unknown-key',
      `封存原文所用的密钥 ${JSON.stringify(name)} 不在已给的密钥（${[...keys.keys()].join('、')}）之中：请把它加进 LIANGYAN_KEY（排在当前密钥之后）`,
    )
  }
  return {
    key,
    header: blob.subarray(0, afterHeader),
    nonce: blob.subarray(afterName, afterName + NONCE),
    sealedFor: blob.subarray(afterName + NONCE, afterHeader),
    ciphertext: blob.subarray(afterHeader, -TAG),
    tag: blob.subarray(-TAG),
  }
}

function damaged(cause?: unknown): VaultProblem {
  return new VaultProblem(
    'tampered',
    '封存的原文已损坏或被改动（或同一编号下换了密钥），无法打开：请恢复原来的密钥，或从备份恢复原文',
    { cause },
  )
}

/** Tells a blob in the wrong place from one that was changed; the seal itself covers the whole id. */
function mark(id: string): Buffer {
  return createHash('sha256').update(id).digest().subarray(0, MARK)
}

/** The header has a length of its own, so that it and the id cannot run into each other. */
function vouchedFor(header: Buffer, id: string): Buffer {
  return Buffer.concat([header, Buffer.from(id)])
}
