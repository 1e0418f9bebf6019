import { Type } from 'typebox'
import type { Role } from '../roles.ts'
import { route } from '../route.ts'
import { Nothing, NumberedId, Page, PageQuery } from '../shapes/basics.ts'
import { Plan, PlanFilter, PlanInput, PlanPreview, PlanSample, Reviewer, SamplingRule } from '../shapes/plans.ts'
import { Task } from '../shapes/tasks.ts'

const READ = ['inspector', 'manager', 'administrator'] as const satisfies readonly Role[]
const WRITE = ['manager', 'administrator'] as const satisfies readonly Role[]

export const listPlans = route({
  name: 'plans.list',
  method: 'GET',
  path: '/api/plans',
  summary: 'Sampling plans, newest first',
  roles: READ,
  query: Type.Object(PageQuery),
  answer: Page(Plan),
})
export const readPlan = route({
  name: 'plans.read',
  method: 'GET',
  path: '/api/plans/:id',
  summary: 'One sampling plan',
  roles: READ,
  params: NumberedId,
  answer: Plan,
})
export const addPlan = route({
  name: 'plans.add',
  method: 'POST',
  path: '/api/plans',
  summary: 'Add a sampling plan',
  roles: WRITE,
  body: PlanInput,
  answer: Plan,
})
export const changePlan = route({
  name: 'plans.change',
  method: 'PUT',
  path: '/api/plans/:id',
  summary: 'Change a sampling plan; what it has drawn stays as it is',
  roles: WRITE,
  params: NumberedId,
  body: PlanInput,
  answer: Plan,
})
export const removePlan = route({
  name: 'plans.remove',
  method: 'DELETE',
  path: '/api/plans/:id',
  summary: 'Remove a sampling plan that has drawn nothing yet',
  roles: WRITE,
  params: NumberedId,
  answer: Nothing,
})
export const previewPlan = route({
  name: 'plans.preview',
  method: 'POST',
  path: '/api/plans/preview',
  summary: 'How many conversations a plan would draw today, and from how many',
  roles: WRITE,
  body: Type.Object({ rule: SamplingRule, filter: PlanFilter, doubleShare: Type.Number({ minimum: 0, maximum: 1 }) }),
  answer: PlanPreview,
})
export const drawPlan = route({
  name: 'plans.draw',
  method: 'POST',
  path: '/api/plans/:id/draw',
  summary: 'Draw from a plan now; done as a task',
  roles: WRITE,
  params: NumberedId,
  answer: Task,
})
export const listSamples = route({
  name: 'plans.samples',
  method: 'GET',
  path: '/api/plans/:id/samples',
  summary: 'What a plan has drawn, newest first',
  roles: READ,
  params: NumberedId,
  query: Type.Object(PageQuery),
  answer: Page(PlanSample),
})
export const listReviewers = route({
  name: 'plans.reviewers',
  method: 'GET',
  path: '/api/reviewers',
  summary: 'Who reviews, with the work that waits for each',
  roles: READ,
  answer: Type.Object({ items: Type.Array(Reviewer) }),
})
