import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const BUILT = fileURLToPath(new URL('../../../chat/dist', import.meta.url))
/** What a host may look like before it is named in a policy. */
const HOST = /^[\w.-]+(?::\d+)?$|^\[[\da-f:]+\](?::\d+)?$/i

/**
 * The customers' chat, where it has been built: the page at `/chat`, the script for the bank's own pages at
 * `/chat/widget.js`, a page to look at it at `/chat/demo`. `framedBy`: origins whose pages may show the chat within
 * themselves, beside this server's own.
 */
export async function serveChatPages(app: FastifyInstance, framedBy: readonly string[]): Promise<void> {
  if (!existsSync(BUILT)) return
  await app.register(
    async (chat) => {
      chat.addHook('onRequest', async ({ host }, reply) => {
        const policy = String(reply.getHeader('content-security-policy'))
        reply.header('content-security-policy', chatPolicy(policy, host, framedBy))
        // the older header of the same purpose, which knows of no origins
        reply.removeHeader('x-frame-options')
        // the bank's pages take the script from here
        reply.header('cross-origin-resource-policy', 'cross-origin')
      })
      await chat.register(files, {
        root: BUILT,
        preCompressed: true,
        index: false,
        setHeaders: (reply, path) => {
          reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
        },
      })
      chat.get('/', (_request, reply) => reply.sendFile('index.html'))
      chat.get('/demo', (_request, reply) => reply.sendFile('demo.html'))
      chat.setNotFoundHandler((_request, reply) =>
        reply.status(404).send({ error: { code: 'not-found', message: '没有这个地址' } }),
      )
    },
    { prefix: '/chat' },
  )
}

/** The server's policy, for pages that others may frame, on browsers for which `'self'` is no socket (Safari to 15.3). */
function chatPolicy(policy: string, host: string, framedBy: readonly string[]): string {
  const sockets = HOST.test(host) ? ` ws://${host} wss://${host}` : ''
  return policy
    .replace("connect-src 'self'", `connect-src 'self'${sockets}`)
    .replace("frame-ancestors 'self'", ["frame-ancestors 'self'", ...framedBy].join(' '))
}
