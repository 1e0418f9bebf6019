import { Type } from 'typebox'
import { route } from '../route.ts'

export const removeSample = route({
  name: 'sample.remove',
  method: 'DELETE',
  path: '/api/sample',
  summary:
    'Remove all sample data: conversations with all that hangs on them, and the sample people but the one who asks',
  roles: ['administrator'],
  answer: Type.Object({ conversations: Type.Integer(), people: Type.Integer() }),
})
