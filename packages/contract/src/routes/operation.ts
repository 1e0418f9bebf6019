import { Type } from 'typebox'
import { route } from '../route.ts'

export const health = route({
  name: 'operation.health',
  method: 'GET',
  path: '/api/health',
  summary: 'Whether the server is alive; it asks nobody else',
  roles: 'anyone',
  answer: Type.Object({ alive: Type.Literal(true) }),
})
export const ready = route({
  name: 'operation.ready',
  method: 'GET',
  path: '/api/ready',
  summary: 'Whether the server can work: the database is reached and migrated, a standard is in force; else 503',
  roles: 'anyone',
  answer: Type.Object({ ready: Type.Literal(true), standardVersion: Type.Integer() }),
})
export const metrics = route({
  name: 'operation.metrics',
  method: 'GET',
  path: '/api/metrics',
  summary: 'Metrics in the format of Prometheus',
  roles: ['administrator'],
  scope: 'figures:read',
  download: true,
  answer: Type.String(),
})
