import { conversationCounts, deliveryCounts, jobDepths, taskCounts } from '@liangyan/store'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Live } from '../live/live.ts'
import type { System } from '../system.ts'
import { onInspections } from './meter.ts'

const REQUEST_BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30]
const LIVE_BUCKETS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5]
const INSPECTION_BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1]

/** What Prometheus asks for. Names of people, conversations and addresses are never part of it. */
export class Metrics {
  readonly registry = new Registry()

  constructor(system: System) {
    const registers = [this.registry]
    collectDefaultMetrics({ register: this.registry })
    measureInspections(registers)
    measureStore(system, registers)
    measurePool(system, registers)
  }

  /** Measures every request of the app by its route's pattern. */
  measureRequests(app: FastifyInstance): void {
    const requests = new Histogram({
      name: 'liangyan_http_request_seconds',
      help: 'Requests answered, by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: REQUEST_BUCKETS,
      registers: [this.registry],
    })
    app.addHook('onResponse', async ({ method, routeOptions }, { statusCode: status, elapsedTime }) => {
      requests.observe({ method, route: routeOptions.url ?? 'none', status }, elapsedTime / 1000)
    })
  }
}

type Registers = Registry[]

function measureInspections(registers: Registers): void {
  const made = new Counter({ name: 'liangyan_inspections_total', help: 'Inspections made and stored', registers })
  const seconds = new Histogram({
    name: 'liangyan_inspection_seconds',
    help: 'Seconds for each conversation, inspected and stored, as the mean of its batch',
    buckets: INSPECTION_BUCKETS,
    registers,
  })
  onInspections(({ conversations, seconds: took }) => {
    made.inc(conversations)
    for (let i = 0; i < conversations; i++) seconds.observe(took / conversations)
  })
}

/** What is asked of the database whenever Prometheus asks. */
function measureStore({ db }: System, registers: Registers): void {
  gauge(registers, 'liangyan_queue_jobs', 'Jobs of the queue, by kind and state', ['queue', 'state'], async (set) => {
    for (const [queue, { waiting, active }] of await jobDepths(db)) {
      set({ queue, state: 'waiting' }, waiting)
      set({ queue, state: 'active' }, active)
    }
  })
  gauge(registers, 'liangyan_tasks', 'Tasks that people follow, by kind and state', ['kind', 'state'], async (set) => {
    for (const { kind, state, count } of await taskCounts(db)) set({ kind, state }, count)
  })
  gauge(registers, 'liangyan_webhook_deliveries', 'Messages to webhooks, by state', ['state'], async (set) => {
    for (const { state, count } of await deliveryCounts(db)) set({ state }, count)
  })
  gauge(
    registers,
    'liangyan_conversations',
    'Conversations stored, about, and not yet inspected',
    ['state'],
    async (set) => {
      const { estimated, uninspected } = await conversationCounts(db)
      set({ state: 'stored' }, estimated)
      set({ state: 'uninspected' }, uninspected)
    },
  )
}

function measurePool({ pool }: System, registers: Registers): void {
  gauge(registers, 'liangyan_database_connections', "Connections of the server's pool", ['state'], (set) => {
    set({ state: 'open' }, pool.totalCount)
    set({ state: 'idle' }, pool.idleCount)
    set({ state: 'waited_for' }, pool.waitingCount)
  })
}

/** Conversations in progress, and how long what was told took until it was safe and until it was shown. */
export function measureLive({ registry }: Metrics, live: Live): void {
  const { hub, chats, desks } = live
  const registers = [registry]
  gauge(registers, 'liangyan_live_conversations', 'Conversations in progress, by stage', ['stage'], (set) => {
    for (const [stage, rooms] of Map.groupBy(hub.rooms, (room) => room.stage)) set({ stage }, rooms.length)
  })
  gauge(registers, 'liangyan_live_waiting', 'Events that are not stored yet; chats that wait', ['what'], (set) => {
    set({ what: 'events' }, hub.journal.depth)
    set({ what: 'chats' }, chats.waiting.length)
  })
  gauge(registers, 'liangyan_live_desks', 'Desks that are open', [], (set) => set({}, [...desks.all].length))
  const stored = new Histogram({
    name: 'liangyan_live_stored_seconds',
    help: 'From an event received until it is in the store',
    buckets: LIVE_BUCKETS,
    registers,
  })
  const shown = new Histogram({
    name: 'liangyan_live_shown_seconds',
    help: 'From an event received until what it changes is shown',
    buckets: LIVE_BUCKETS,
    registers,
  })
  hub.measure({
    stored: (milliseconds) => stored.observe(milliseconds / 1000),
    shown: (milliseconds) => shown.observe(milliseconds / 1000),
  })
  measureRewritings(live, registers)
}

/** What became of summaries that a language model was asked to put into better words. */
function measureRewritings({ summaries }: Pick<Live, 'summaries'>, registers: Registers): void {
  const rewritings = new Counter({
    name: 'liangyan_summary_rewritings_total',
    help: 'Summaries that a language model was asked to rewrite, by outcome',
    labelNames: ['outcome'],
    registers,
  })
  summaries.measure((outcome) => rewritings.inc({ outcome }))
}

type SetValue = (labels: Record<string, string>, value: number) => void

function gauge(
  registers: Registers,
  name: string,
  help: string,
  labelNames: string[],
  fill: (set: SetValue) => void | Promise<void>,
): void {
  const made = new Gauge({
    name,
    help,
    labelNames,
    registers: [],
    async collect() {
      this.reset()
      await fill((labels, value) => this.set(labels, value))
    },
  })
  for (const registry of registers) registry.registerMetric(made)
}
