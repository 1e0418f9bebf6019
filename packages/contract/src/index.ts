import * as appealRoutes from './routes/appeals.ts'
import * as assignmentRoutes from './routes/assignments.ts'
import * as backTestRoutes from './routes/back-tests.ts'
import * as calibrationRoutes from './routes/calibrations.ts'
import * as auditRoutes from './routes/audit.ts'
import * as conversationRoutes from './routes/conversations.ts'
import * as doubleScoringRoutes from './routes/double-scorings.ts'
import * as draftRoutes from './routes/drafts.ts'
import * as keyRoutes from './routes/keys.ts'
import * as liveRoutes from './routes/live.ts'
import * as exportRoutes from './routes/exports.ts'
import * as operationRoutes from './routes/operation.ts'
import * as overviewRoutes from './routes/overview.ts'
import * as planRoutes from './routes/plans.ts'
import * as proposalRoutes from './routes/proposals.ts'
import * as resultRoutes from './routes/results.ts'
import * as reviewFigureRoutes from './routes/review-figures.ts'
import * as reviewRoutes from './routes/reviews.ts'
import * as sampleRoutes from './routes/sample.ts'
import * as sessionRoutes from './routes/session.ts'
import * as settingRoutes from './routes/settings.ts'
import * as singleSignOnRoutes from './routes/single-sign-on.ts'
import * as standardLifeRoutes from './routes/standard-life.ts'
import * as standardRoutes from './routes/standards.ts'
import * as systemRoutes from './routes/system.ts'
import * as taskRoutes from './routes/tasks.ts'
import * as teamRoutes from './routes/teams.ts'
import * as userRoutes from './routes/users.ts'
import * as webhookRoutes from './routes/webhooks.ts'
import * as viewRoutes from './routes/views.ts'
import type { AnyRoute } from './route.ts'

export * from './audit-actions.ts'
export * from './live/chat.ts'
export * from './live/desk.ts'
export * from './live/floor.ts'
export * from './live/happening.ts'
export * from './live/limits.ts'
export * from './live/heartbeat.ts'
export * from './live/sockets.ts'
export * from './live/source.ts'
export * from './live/view.ts'
export * from './roles.ts'
export * from './route.ts'
export * from './shapes/agreement.ts'
export * from './shapes/appeals.ts'
export * from './shapes/assignments.ts'
export * from './shapes/back-tests.ts'
export * from './shapes/audit.ts'
export * from './shapes/basics.ts'
export * from './shapes/clause-form.ts'
export * from './shapes/conversations.ts'
export * from './shapes/double-scorings.ts'
export * from './shapes/keys.ts'
export * from './shapes/listening.ts'
export * from './shapes/overview.ts'
export * from './shapes/people.ts'
export * from './shapes/plans.ts'
export * from './shapes/proposals.ts'
export * from './shapes/results.ts'
export * from './shapes/reviews.ts'
export * from './shapes/settings.ts'
export * from './shapes/standards.ts'
export * from './shapes/tasks.ts'
export * from './shapes/webhooks.ts'
export * from './routes/appeals.ts'
export * from './routes/assignments.ts'
export * from './shapes/views.ts'
export * from './routes/back-tests.ts'
export * from './routes/calibrations.ts'
export * from './routes/audit.ts'
export * from './routes/conversations.ts'
export * from './routes/double-scorings.ts'
export * from './routes/drafts.ts'
export * from './routes/keys.ts'
export * from './routes/live.ts'
export * from './routes/exports.ts'
export * from './routes/operation.ts'
export * from './routes/overview.ts'
export * from './routes/plans.ts'
export * from './routes/proposals.ts'
export * from './routes/results.ts'
export * from './routes/review-figures.ts'
export * from './routes/reviews.ts'
export * from './routes/sample.ts'
export * from './routes/session.ts'
export * from './routes/settings.ts'
export * from './routes/single-sign-on.ts'
export * from './routes/standard-life.ts'
export * from './routes/standards.ts'
export * from './routes/system.ts'
export * from './routes/tasks.ts'
export * from './routes/teams.ts'
export * from './routes/users.ts'
export * from './routes/webhooks.ts'
export * from './routes/views.ts'

/** Every route there is, by name. */
export const ROUTES: ReadonlyMap<string, AnyRoute> = new Map(
  [
    sessionRoutes,
    backTestRoutes,
    overviewRoutes,
    exportRoutes,
    viewRoutes,
    standardRoutes,
    standardLifeRoutes,
    draftRoutes,
    assignmentRoutes,
    calibrationRoutes,
    doubleScoringRoutes,
    planRoutes,
    reviewFigureRoutes,
    conversationRoutes,
    reviewRoutes,
    appealRoutes,
    proposalRoutes,
    resultRoutes,
    taskRoutes,
    keyRoutes,
    liveRoutes,
    teamRoutes,
    userRoutes,
    webhookRoutes,
    operationRoutes,
    settingRoutes,
    systemRoutes,
    singleSignOnRoutes,
    auditRoutes,
    sampleRoutes,
  ]
    .flatMap((module): unknown[] => Object.values(module))
    .filter((value): value is AnyRoute => typeof value === 'object' && value !== null && 'method' in value)
    .map((stated) => [stated.name, stated]),
)
