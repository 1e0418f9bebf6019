import { isDeepStrictEqual } from 'node:util'
import { type Database, readSetting, record, writeSetting } from '@liangyan/store'
import { Value } from 'typebox/value'
import type { actorOf } from '../access/visitor.ts'
import { type Configuration, type Noun, SHAPES, USUAL } from './nouns.ts'

/** What is set up under a name; parts that an earlier version of the program did not know are as usual. */
export async function readConfiguration<N extends Noun>(db: Database, noun: N): Promise<Configuration[N]> {
  const stored = await readSetting(db, noun)
  const value = { ...USUAL[noun], ...(stored as object) }
  return Value.Check(SHAPES[noun], value) ? value : USUAL[noun]
}

/** Sets something up; what has changed, from and to, goes into the audit trail. Call it in a transaction. */
export async function changeConfiguration<N extends Noun>(
  tx: Database,
  noun: N,
  given: Configuration[N],
  actor: ReturnType<typeof actorOf>,
): Promise<Configuration[N]> {
  // what the shape does not know is not kept
  const value = Value.Clean(SHAPES[noun], structuredClone(given)) as Configuration[N]
  const changes = changesBetween(await readConfiguration(tx, noun), value)
  if (Object.keys(changes).length === 0) return value
  await writeSetting(tx, noun, value, actor.userId)
  await record(tx, { ...actor, action: `settings.${noun}`, subject: noun, detail: { changes } })
  return value
}

function changesBetween(before: object, after: object): Record<string, { from: unknown; to: unknown }> {
  const now = new Map<string, unknown>(Object.entries(after))
  return Object.fromEntries(
    Object.entries(before).flatMap(([part, from]) => {
      const to = now.get(part)
      return isDeepStrictEqual(from, to) ? [] : [[part, { from, to }]]
    }),
  )
}
