import { expect, test } from 'vitest'
import { freshDatabase } from './database.ts'

const first = await freshDatabase()
const second = await freshDatabase()

test('each has the tables, and its own rows only', async () => {
  await first.pool.query('create table seen (word text)')
  const tables = await second.pool.query("select tablename from pg_tables where schemaname = 'public'")
  const names = tables.rows.map((row: { tablename: string }) => row.tablename)
  expect(names).toContain('conversations')
  expect(names).not.toContain('seen')
})

test('the server finds Chinese by trigrams', async () => {
  const { rows } = await first.pool.query("select word_similarity('耐心等待', '感谢您的耐心等待，再见') as likeness")
  expect(rows[0].likeness).toBeGreaterThan(0.5)
})
