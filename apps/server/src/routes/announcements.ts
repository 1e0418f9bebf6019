import { addAnnouncement, endAnnouncement, listAnnouncements } from '@liangyan/contract'
import { actorOf } from '../access/visitor.ts'
import { notFound, unusable } from '../http/refused.ts'
import type { Serve } from '../http/serve.ts'
import type { Live } from '../live/live.ts'
import type { System } from '../system.ts'

export function serveAnnouncements(serve: Serve, { standards }: System, { announcements, hub }: Live): void {
  const moments = async () => {
    const { id: version } = await standards.inForce()
    return hub.engine.askOf(version, { what: 'moments' })
  }

  serve(listAnnouncements, async () => ({
    items: [...announcements.inForce],
    moments: (await moments()).map(({ moment, wording }) => ({ moment, wording: [...wording] })),
  }))

  serve(addAnnouncement, async ({ body, visitor, request }) => {
    const { moment } = body
    if (moment !== undefined && !(await moments()).some((one) => one.moment === moment))
      throw unusable(`规范中没有情景“${moment}”的话术，请另选`, 'body/moment')
    return announcements.add(body, actorOf(visitor, request))
  })

  serve(endAnnouncement, async ({ params, visitor, request }) => {
    if (!(await announcements.end(params.id, actorOf(visitor, request)))) throw notFound('公告')
    return {}
  })
}
