import type { Announcement } from '@liangyan/contract'
import { addAnnouncement, announcementsInForce, type AnnouncementRow, endAnnouncement, record } from '@liangyan/store'
import type { System } from '../../system.ts'
import type { Hub } from '../progress/hub.ts'

export interface Announcer {
  readonly userId: number | null
  readonly who: string
  readonly address: string
}

/** What everybody at a desk is told until it is taken back. The latest that names a moment leads the cards. */
export class Announcements {
  readonly #system: System
  readonly #hub: Hub
  readonly #listeners = new Set<() => void>()
  #inForce: readonly Announcement[] = []

  constructor(system: System, hub: Hub) {
    this.#system = system
    this.#hub = hub
  }

  get inForce(): readonly Announcement[] {
    return this.#inForce
  }

  async read(): Promise<void> {
    this.#inForce = (await announcementsInForce(this.#system.db)).map(shown)
    const leading = this.#inForce.findLast(({ moment }) => moment !== null)
    this.#hub.engine.announce(leading && { text: leading.text, moment: leading.moment! })
    for (const listener of this.#listeners) listener()
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async add(
    { text, moment }: { readonly text: string; readonly moment?: string | undefined },
    by: Announcer,
  ): Promise<Announcement> {
    const added = await this.#system.db.transaction(async (tx) => {
      const row = await addAnnouncement(tx, { text, moment: moment ?? null, madeBy: by.userId, who: by.who })
      const subject = String(row.id)
      await record(tx, {
        ...by,
        action: 'announcement.add',
        subject,
        detail: { text, ...(moment !== undefined && { moment }) },
      })
      return row
    })
    await this.read()
    return shown(added)
  }

  /** Whether it was in force. */
  async end(id: number, by: Announcer): Promise<boolean> {
    const ended = await this.#system.db.transaction(async (tx) => {
      const was = await endAnnouncement(tx, id, this.#system.now())
      if (was) await record(tx, { ...by, action: 'announcement.end', subject: String(id) })
      return was
    })
    if (ended) await this.read()
    return ended
  }
}

const shown = ({ id, text, moment, who, since }: AnnouncementRow): Announcement => ({
  id,
  text,
  moment,
  by: who,
  since: since.toISOString(),
})
