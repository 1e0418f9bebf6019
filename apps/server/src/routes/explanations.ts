import { explainClause } from '@liangyan/contract'
import type { Conversation } from '@liangyan/conversation'
import { listedConversation, sealedOriginals } from '@liangyan/store'
import { sightOf } from '../access/visitor.ts'
import { isBlindFor } from '../conversations/detail.ts'
import { explanationOf } from '../conversations/explanation.ts'
import { conflict, notFound } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { System } from '../system.ts'

export function serveExplanations(serve: Serve, system: System): void {
  const { db, vault, standards } = system

  serve(explainClause, async ({ params: { id, clause }, visitor }) => {
    const listed = await listedConversation(db, id, sightOf(visitor))
    if (!listed) throw notFound('会话')
    if (listed.standardVersion === null) throw conflict('not-inspected', '会话尚未质检，请稍后再看判定过程')
    if (await isBlindFor(system, listed, visitor)) throw conflict('blind', '盲评提交前不显示机检的判定过程')
    const [original] = await sealedOriginals(db, [listed.key])
    if (!original) throw notFound('会话的原始记录')
    const conversation = vault.open(id, original.sealed) as Conversation
    const explanation = explanationOf(await standards.version(listed.standardVersion), conversation, clause)
    if (!explanation) throw notFound('条款')
    return explanation
  })
}
