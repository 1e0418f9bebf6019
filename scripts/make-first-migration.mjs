// Makes packages/store/migrations anew from the schema, as one first migration. Only until the first release: from then on
// a change of the schema is a further migration (`npx drizzle-kit generate` in packages/store).
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const migration = at('../packages/store/migrations/0000_first.sql')

rmSync(at('../packages/store/migrations'), { recursive: true, force: true })
const { status } = spawnSync(
  process.execPath,
  [at('../node_modules/drizzle-kit/bin.cjs'), 'generate', '--name', 'first'],
  {
    cwd: at('../packages/store'),
    stdio: 'inherit',
  },
)
if (status !== 0) process.exit(status ?? 1)
// the same schema gives the same files, whoever makes them and when
const journal = at('../packages/store/migrations/meta/_journal.json')
writeFileSync(journal, readFileSync(journal, 'utf8').replace(/"when": \d+/, '"when": 1764000000000'))
const snapshot = at('../packages/store/migrations/meta/0000_snapshot.json')
writeFileSync(
  snapshot,
  readFileSync(snapshot, 'utf8').replace(/"id": "[\w-]+"/, '"id": "10000000-0000-4000-8000-000000000000"'),
)
// drizzle-kit knows no extensions; trigrams find words in the audit trail
writeFileSync(
  migration,
  `CREATE EXTENSION IF NOT EXISTS pg_trgm;\n--> statement-breakpoint\n${readFileSync(migration, 'utf8')}`,
)
