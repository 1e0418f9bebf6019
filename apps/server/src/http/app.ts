import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { Live } from '../live/live.ts'
import { serveSockets } from '../live/sockets/sockets.ts'
import { measureLive, Metrics } from '../operation/metrics.ts'
import { logRequests } from '../operation/request-log.ts'
import { serveAll } from '../routes/index.ts'
import { serveOperation } from '../routes/operation.ts'
import type { System } from '../system.ts'
import { serveApiPage } from './api-page.ts'
import { serveConsole } from './console.ts'
import { answerErrors } from './errors.ts'
import { serving } from './serve.ts'

/** The longest body of a request that is no upload, in bytes. */
const LONGEST_BODY = 16 * 1024 * 1024

/** The server's requests and answers, not yet listening. */
export async function buildApp(system: System): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: system.log,
    bodyLimit: LONGEST_BODY,
    // the nearest one's word only: what stands before it in the header anybody may have written
    trustProxy: system.settings.proxy ? (_address, hop) => hop === 0 : false,
    // what is asked may hold words and names; the log says only which route it was
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 500 },
  })
  // of an address numbers are read; a body is taken as it stands: null is null, not 0
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  app.decorateRequest('visitor', undefined)
  answerErrors(app)
  await app.register(helmet, { contentSecurityPolicy: { directives: contentPolicy(system) } })
  await app.register(cookie)
  await app.register(multipart, { limits: { files: 1, fields: 20, fieldSize: 10_000 }, throwFileSizeLimit: true })
  await app.register(rateLimit, { global: false })
  await serveApiPage(app)
  const metrics = new Metrics(system)
  metrics.measureRequests(app)
  logRequests(app)
  const live = new Live(system)
  app.decorate('live', live)
  app.addHook('onClose', () => live.close())
  await live.start()
  measureLive(metrics, live)
  serveAll(serving(app, system), system, live)
  await serveSockets(app, system, live)
  serveOperation(serving(app, system), system, metrics)
  await serveConsole(app, system)
  return app
}

/** Everything comes from this server itself; styles alone may stand in the page, the components write them there. */
function contentPolicy({ settings }: System): Record<string, string[] | null> {
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    // a bank may well run it without encryption inside its own network at first
    upgradeInsecureRequests: settings.url?.startsWith('https:') ? [] : null,
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    live: Live
  }
}
