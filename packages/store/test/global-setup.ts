import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { checkDatabase } from '../src/checks.ts'
import { connect } from '../src/connect.ts'
import { startEmbedded } from '../src/embedded/start.ts'
import { migrate } from '../src/migrate.ts'
import { inDatabase, type TestServer } from './database.ts'

/**
 * One server for all tests of a run: our own in a temporary folder or, where DATABASE_URL is set, that one, in which
 * only databases with a name of this run's own are made and dropped. One of them is migrated, the others are its copies.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = process.env.DATABASE_URL ? external(process.env.DATABASE_URL) : await embedded()
  const end = async () => {
    await dropAll(server)
    await stop()
  }
  try {
    await migrateTemplate(server)
  } catch (error) {
    await end()
    throw error
  }
  project.provide('server', server)
  return end
}

function external(url: string): { server: TestServer; stop: () => Promise<void> } {
  return { server: testServer(url, url), stop: async () => undefined }
}

async function embedded(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'liangyan-test-'))
  const { adminUrl, url, stop } = await startEmbedded({ folder, home: join(folder, 'home') })
  return {
    server: testServer(adminUrl, url),
    stop: async () => {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function testServer(adminUrl: string, ownerUrl: string): TestServer {
  const prefix = `liangyan_test_${randomBytes(4).toString('hex')}_`
  return { adminUrl, ownerUrl, prefix, template: `${prefix}template` }
}

async function migrateTemplate({ adminUrl, ownerUrl, template }: TestServer): Promise<void> {
  const owner = new URL(ownerUrl).username
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${template} OWNER ${admin.escapeIdentifier(decodeURIComponent(owner))}`)
  await admin.end()
  const pool = connect(inDatabase(ownerUrl, template))
  try {
    await checkDatabase(pool)
    await migrate(pool)
  } finally {
    await pool.end()
  }
}

async function dropAll({ adminUrl, prefix }: TestServer): Promise<void> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  const { rows } = await admin.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  )
  for (const { datname } of rows) await admin.query(`DROP DATABASE ${admin.escapeIdentifier(datname)} WITH (FORCE)`)
  await admin.end()
}
