import { Type } from 'typebox'
import { route } from '../route.ts'
import { NumberedId, Page, PageQuery } from '../shapes/basics.ts'
import { Task } from '../shapes/tasks.ts'

export const listTasks = route({
  name: 'tasks.list',
  method: 'GET',
  path: '/api/tasks',
  summary: 'Long work, newest first',
  roles: ['inspector', 'standard-owner', 'manager', 'administrator'],
  scope: 'tasks:read',
  query: Type.Object(PageQuery),
  answer: Page(Task),
})
export const readTask = route({
  name: 'tasks.read',
  method: 'GET',
  path: '/api/tasks/:id',
  summary: 'How far a task is',
  roles: ['inspector', 'standard-owner', 'manager', 'administrator'],
  scope: 'tasks:read',
  params: NumberedId,
  answer: Task,
})
