import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { System } from '../system.ts'
import { serveChatPages } from './chat-pages.ts'

const BUILT = fileURLToPath(new URL('../../../console/dist', import.meta.url))

/** The console's files, where it has been built; every address that is none of them is a page of the console. */
export async function serveConsole(app: FastifyInstance, { settings }: System): Promise<void> {
  await serveChatPages(app, settings.chatOrigins)
  const built = existsSync(BUILT)
  app.setNotFoundHandler((request, reply) => {
    if (built && request.method === 'GET' && !request.url.startsWith('/api/')) return reply.sendFile('index.html')
    return reply.status(404).send({ error: { code: 'not-found', message: '没有这个地址' } })
  })
  if (!built) return
  await app.register(files, {
    root: BUILT,
    preCompressed: true,
    // names of built files hold a hash of their content
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
