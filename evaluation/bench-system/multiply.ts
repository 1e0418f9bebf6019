import { type Database, sql } from '@liangyan/store'
import { AGENTS, DAYS, LAST_DAY, SERVICES, TEAMS } from './bank.ts'
import type { Say } from './settings.ts'

/** The text of a conversation's first turn where it is a rare one. Said nowhere else. */
export const RARE = '蒲公英花园三号门'
const RARE_EVERY = 50_000
/** Copies that are inserted at once: a stretch of time. */
const STRETCH = 10_000

/**
 * Adds so many copies of the conversations with the keys 1 to `templates`: each has its own id, time, agent, team,
 * service, channel and review state; words, inspection and findings are the template's. They come in the order of time,
 * as a bank's do. Asked of a superuser, who need not have every reference checked.
 */
export async function multiply(
  db: Database,
  { templates, copies }: { readonly templates: number; readonly copies: number },
  say: Say,
): Promise<void> {
  await db.execute(sql`set session_replication_role = replica`)
  await db.execute(sql`set maintenance_work_mem = '1GB'`)
  await db.execute(sql`set synchronous_commit = off`)
  await db.execute(sql`select setseed(0.31)`)
  const indexes = await dropIndexes(db)
  const size = Math.min(STRETCH, templates)
  for (let done = 0; done < copies; done += size) {
    await copyStretch(db, { templates, copies, done, count: Math.min(size, copies - done) })
    if ((done / size) % 10 === 9) say(`  ${done + size} copied`)
  }
  for (const definition of indexes) await makeIndex(db, definition, say)
}

/** Drops what would have to be kept up row by row; how each is made anew. */
async function dropIndexes(db: Database): Promise<string[]> {
  const { rows } = await db.execute<{ indexname: string; indexdef: string }>(sql`
    select indexname, indexdef from pg_indexes i
    where schemaname = 'public' and tablename in ('conversations', 'transcripts', 'inspections', 'findings')
      and not exists (select from pg_constraint c where c.conname = i.indexname)`)
  for (const { indexname } of rows) await db.execute(sql.raw(`drop index "${indexname}"`))
  return rows.map(({ indexdef }) => indexdef)
}

async function makeIndex(db: Database, definition: string, say: Say): Promise<void> {
  const begun = performance.now()
  await db.execute(sql.raw(definition))
  const name = definition.replace(/^CREATE (UNIQUE )?INDEX (\w+) .*$/, '$2')
  const seconds = (performance.now() - begun) / 1000
  if (seconds > 10) say(`  ${name}: ${seconds.toFixed(0)} s`)
}

interface Stretch {
  readonly templates: number
  readonly copies: number
  readonly done: number
  readonly count: number
}

async function copyStretch(db: Database, stretch: Stretch): Promise<void> {
  await db.transaction(async (tx) => {
    await drawCopies(tx, stretch)
    const inspection = `(c.first_inspection + c.place)`
    await copyRows(tx, 'conversations', 't.key', {
      key: 'c.key',
      id: `'copy-' || c.key || '-' || c.template`,
      started_at: 'c.started_at',
      received_at: `c.started_at + interval '10 minutes'`,
      agent: '(10000 + c.agent)::text',
      team_id: `(select id from teams where name = '第' || (c.agent % ${TEAMS} + 1) || '组')`,
      service: 'c.service',
      channel: 'c.channel',
      review_state: `case when c.reviewed then 'reviewed' else 'none' end`,
      inspection_id: inspection,
    })
    await copyRows(tx, 'inspections', 't.conversation_key', {
      id: inspection,
      conversation_key: 'c.key',
      made_at: `c.started_at + interval '10 minutes'`,
    })
    await copyRows(tx, 'findings', 't.conversation_key', {
      id: 'DEFAULT',
      conversation_key: 'c.key',
      inspection_id: inspection,
      started_at: 'c.started_at',
      // what counts stays what the columns of the conversation say
      opinion: `case when c.reviewed and t.verdict = 'broken' then 'confirmed' else 'machine' end`,
    })
    await copyRows(tx, 'transcripts', 't.conversation_key', {
      conversation_key: 'c.key',
      record: `case when ${IS_RARE} then jsonb_set(t.record, '{turns,0,text}', to_jsonb('${RARE}'::text)) else t.record end`,
      terms: `case when ${IS_RARE} then t.terms || '${RARE_TERMS}'::tsvector else t.terms end`,
    })
    for (const [table, column] of [
      ['conversations', 'key'],
      ['inspections', 'id'],
    ])
      await tx.execute(
        sql.raw(
          `select setval(pg_get_serial_sequence('${table}', '${column}'), (select max(${column}) from ${table}))`,
        ),
      )
  })
}

const IS_RARE = `c.key % ${RARE_EVERY} = 7`
const RARE_TERMS = [...RARE]
  .slice(1)
  .map((character, place) => `${RARE[place]}${character}`)
  .join(' ')

/** Who is copied, when and about what, in a table `copies`. */
async function drawCopies(tx: Database, { templates, copies, done, count }: Stretch): Promise<void> {
  const days = (part: number) => ((DAYS * part) / copies).toFixed(4)
  const services = SERVICES.map((name) => `'${name}'`).join(',')
  await tx.execute(
    sql.raw(`
    create temp table copies on commit drop as
    select row_number() over (order by started_at) as place,
      (select max(key) from conversations) + row_number() over (order by started_at) as key,
      (select max(id) from inspections) as first_inspection, *
    from (
      select k as template,
        date_trunc('milliseconds',
          date_trunc('day', timestamptz '${LAST_DAY} 08:00:00+08' - interval '${DAYS} days'
            + interval '1 day' * (${days(done)} + ${days(count)} * random()))
          + interval '1 hour' * (0.5 + 11.5 * (random() + random()) / 2)) as started_at,
        floor(${AGENTS} * random() ^ 1.3)::int as agent,
        (array[${services}])[1 + floor(${SERVICES.length} * random() ^ 1.6)::int] as service,
        case when random() < 0.85 then 'phone' when random() < 0.7 then 'chat' else 'email' end as channel,
        random() < 0.03 as reviewed
      from (select k from generate_series(1, ${templates}) k order by random() limit ${count}) shuffled) drawn`),
  )
  await tx.execute(sql`create unique index on copies (template)`)
  await tx.execute(sql`analyze copies`)
}

/** Copies the rows of the templates, some columns changed. */
async function copyRows(
  db: Database,
  table: string,
  key: string,
  changed: Readonly<Record<string, string>>,
): Promise<void> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} order by ordinal_position`)
  const names = rows.map(({ name }) => name).filter((name) => changed[name] !== 'DEFAULT')
  const values = names.map((name) => changed[name] ?? `t."${name}"`)
  await db.execute(
    sql.raw(`insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) overriding system value
      select ${values.join(', ')} from copies c join ${table} t on ${key} = c.template order by c.key`),
  )
}
