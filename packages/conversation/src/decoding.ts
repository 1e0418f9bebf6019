import type { Note } from './problem.ts'

/** Text of a file, and the encoding it was found in. `lossy` when some bytes fit no encoding and became U+FFFD. */
export type Decoded = { text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'; lossy: boolean }

/**
 * Text of `bytes`: by byte order mark, else UTF-8, else (bytes that are not UTF-8) GB18030, which holds GBK and GB2312.
 * With `partial` the bytes are the head of a file and may end inside a character. Never throws.
 */
export function decode(bytes: Uint8Array, partial = false): Decoded {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  if (marked)
    return { text: new TextDecoder(marked).decode(bytes, { stream: partial }), encoding: marked, lossy: false }
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const text = decodeStrictly(bytes, encoding, partial)
    if (text !== undefined) return { text, encoding, lossy: false }
  }
  return { text: new TextDecoder().decode(bytes), encoding: 'utf-8', lossy: true }
}

/** Text of bytes which must be in this encoding, without a byte order mark; undefined if they are not. */
export function decodeStrictly(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030', partial = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: partial })
  } catch {
    return undefined
  }
}

/** Text of an input which is text already, or bytes; without a byte order mark. */
export function textOf(input: string | Uint8Array): Decoded {
  if (typeof input !== 'string') return decode(input)
  return { text: input.startsWith('\uFEFF') ? input.slice(1) : input, encoding: 'utf-8', lossy: false }
}

/** What a reader of text should say about how it was decoded: nothing for plain UTF-8. */
export function encodingNotes({ encoding, lossy }: Decoded): Note[] {
  if (lossy) return [{ message: '有些字节既不是 UTF-8，也不是 GB18030，已逐个换成 U+FFFD' }]
  return encoding === 'utf-8' ? [] : [{ message: `文件的编码是 ${encoding.toUpperCase()}，不是 UTF-8，已照此读取` }]
}
