import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Files smaller than this leave in one packet anyway, in bytes. */
const WORTHWHILE = 1_400

/** Writes a brotli and a gzip copy beside every text of the build: the server sends them as they stand. */
export function compressed(): Plugin {
  return {
    name: 'liangyan:compressed',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const names = readdirSync(dir, { recursive: true, encoding: 'utf8' })
      for (const name of names.filter((name) => /\.(?:js|css|html|svg)$/.test(name))) {
        const path = join(dir, name)
        const text = readFileSync(path)
        if (text.length < WORTHWHILE) continue
        writeFileSync(
          `${path}.br`,
          brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
        )
        writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }))
      }
    },
  }
}
