import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { SESSION_COOKIE } from '../access/guard.ts'

const ABOUT = `HTTP API of the inspection system. People ask with the session of the console, machines with an API key:
press Authorize and give the key. Texts are masked. What is refused has status 4xx and one sentence with the way out.`

/** The page writes styles into itself; everything else comes from this server, encrypted or not. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'self'"

/** The interface described for machines (`/api/docs/json`) and for people (`/api/docs`), from the schemas that validate. */
export async function serveApiPage(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '良言 Liangyan', version: '0.1.0', description: ABOUT },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
          key: { type: 'http', scheme: 'bearer', description: 'An API key made under 设置 › 接口密钥' },
        },
      },
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { layout: 'BaseLayout', docExpansion: 'none', deepLinking: true, persistAuthorization: false },
    theme: { title: '良言 · 接口文档' },
    staticCSP: true,
    transformStaticCSP: () => POLICY,
  })
}
