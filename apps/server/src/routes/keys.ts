import { addKey as addRoute, type ApiKey, listKeys as listRoute, revokeKey as revokeRoute } from '@liangyan/contract'
import { addKey, type Database, type KeyRow, listKeys, readKey, record, revokeKey } from '@liangyan/store'
import { hashOfToken, newKey } from '../access/tokens.ts'
import { actorOf, personOf } from '../access/visitor.ts'
import { notFound, unusable } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'

export function serveKeys(serve: Serve, { db, now }: System): void {
  serve(listRoute, async ({ query }) => {
    const { items, next } = await listKeys(db, { after: query.after, limit: query.limit ?? 50 })
    return { items: items.map((row) => shownKey(row, now())), next }
  })

  serve(addRoute, async ({ body, visitor, request }) => {
    const { name, scopes } = body
    const expiresAt = typeof body.expiresAt === 'string' ? new Date(body.expiresAt) : null
    if (expiresAt !== null && expiresAt <= now()) throw unusable('有效期须晚于当前时间', 'expiresAt')
    const { secret, prefix } = newKey()
    return db.transaction(async (tx) => {
      const keyHash = hashOfToken(secret)
      const id = await addKey(tx, { name, prefix, keyHash, scopes, expiresAt, createdBy: personOf(visitor) })
      await record(tx, {
        ...actorOf(visitor, request),
        action: 'key.add',
        subject: `${name}（${prefix}…）`,
        detail: { scopes, expiresAt: expiresAt?.toISOString() ?? null },
      })
      return { key: shownKey(await existing(tx, id), now()), secret }
    })
  })

  serve(revokeRoute, async ({ params, visitor, request }) =>
    db.transaction(async (tx) => {
      const { name, prefix } = await existing(tx, params.id)
      if (await revokeKey(tx, params.id)) {
        const subject = `${name}（${prefix}…）`
        await record(tx, { ...actorOf(visitor, request), action: 'key.revoke', subject })
      }
      return shownKey(await existing(tx, params.id), now())
    }),
  )
}

async function existing(db: Database, id: number): Promise<KeyRow> {
  const key = await readKey(db, id)
  if (!key) throw notFound('接口密钥')
  return key
}

function shownKey({ createdAt, expiresAt, lastUsedAt, revokedAt, scopes, ...key }: KeyRow, now: Date): ApiKey {
  const over = expiresAt !== null && expiresAt <= now
  return {
    ...key,
    scopes: scopes as ApiKey['scopes'],
    state: revokedAt !== null ? 'revoked' : over ? 'expired' : 'active',
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  }
}
