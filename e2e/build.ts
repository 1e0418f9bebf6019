import { buildConsole } from '../scripts/build-console.mjs'

/** The browser is shown the console of the sources as they are. */
export default function setup(): void {
  if (!buildConsole()) throw new Error('the console could not be built')
}
