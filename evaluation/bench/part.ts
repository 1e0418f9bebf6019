// One part of the benchmark in a process of its own: node part.ts NAME SETTINGS-AS-JSON. Prints its result as JSON.
import type { Settings } from './settings.ts'

const PARTS: Record<string, () => Promise<{ measure: (settings: Settings) => unknown }>> = {
  'cold-start': () => import('./cold-start.ts'),
  'one-core': () => import('./one-core.ts'),
  throughput: () => import('./throughput.ts'),
  'stage-times': () => import('./stage-times.ts'),
  peers: () => import('./peers.ts'),
  multiplied: () => import('./multiplied.ts'),
  live: () => import('./live.ts'),
}

const [name, given] = process.argv.slice(2)
const settings: Settings = JSON.parse(given)
const { measure } = await PARTS[name]()
console.log(JSON.stringify(await measure(settings)))
