/**
 * Numbers drawn by lot for names. Each name gets its own number from 0 (inclusive) to 1 (exclusive), which depends on the
 * seed and the name alone: not on how many names there are, nor on the order in which they come. Taking the n names with
 * the lowest numbers is a simple random sample without replacement (sampling by permanent random numbers), and whoever
 * has the seed can draw it again.
 *
 * The seed and then the name go, UTF-16 unit by unit, through two 32-bit multiplicative hashes (FNV-1a with two odd
 * multipliers); the finaliser of MurmurHash3 mixes each, and 53 of the 64 bits become the number. That spreads evenly;
 * it is no protection against someone who picks names so as to be drawn, for which the seed has to be kept secret.
 */
export function randomNumbers(seed: string): (name: string) => number {
  const start = hashed({ high: 0x811c9dc5, low: 0x9e3779b9 }, `${seed}\n`)
  return (name) => {
    const { high, low } = hashed(start, name)
    const mixedLow = mixed(low ^ Math.imul(high, 0xc2b2ae35))
    const mixedHigh = mixed(high ^ mixedLow)
    return ((mixedHigh >>> 5) * 0x4000000 + (mixedLow >>> 6)) / 2 ** 53
  }
}

interface Hash {
  readonly high: number
  readonly low: number
}

function hashed(from: Hash, text: string): Hash {
  let { high, low } = from
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ unit, 0x85ebca77)
  }
  return { high, low }
}

function mixed(bits: number): number {
  let value = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
