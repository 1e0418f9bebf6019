import { readFileSync } from 'node:fs'

/** The bytes of a file under test/fixtures. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url))
}
