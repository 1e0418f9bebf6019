import type { Serve } from '../http/serve.ts'
import type { Live } from '../live/live.ts'
import type { System } from '../system.ts'
import { serveAppeals } from './appeals.ts'
import { serveAssignments } from './assignments.ts'
import { serveBackTests } from './back-tests.ts'
import { serveCalibrations } from './calibrations.ts'
import { serveAnnouncements } from './announcements.ts'
import { serveAudit } from './audit.ts'
import { serveChats } from './chats.ts'
import { serveConversations } from './conversations.ts'
import { serveDoubleScorings } from './double-scorings.ts'
import { serveDrafts } from './drafts.ts'
import { serveFacets } from './facets.ts'
import { serveKeys } from './keys.ts'
import { serveLive } from './live.ts'
import { serveExports } from './exports.ts'
import { serveOverview } from './overview.ts'
import { servePlans } from './plans.ts'
import { serveProposals } from './proposals.ts'
import { serveResults } from './results.ts'
import { serveReviewFigures } from './review-figures.ts'
import { serveExplanations } from './explanations.ts'
import { serveReinspection } from './reinspection.ts'
import { serveReviews } from './reviews.ts'
import { serveSample } from './sample.ts'
import { serveSession } from './session.ts'
import { serveSettings } from './settings.ts'
import { serveSingleSignOn } from './single-sign-on.ts'
import { serveStandardLife } from './standard-life.ts'
import { serveStandards } from './standards.ts'
import { serveSystem } from './system.ts'
import { serveTasks } from './tasks.ts'
import { serveTeams } from './teams.ts'
import { serveUploads } from './uploads.ts'
import { serveUsers } from './users.ts'
import { serveWebhooks } from './webhooks.ts'
import { serveViews } from './views.ts'

/** Every route of the contract is answered here; a test holds the two against each other. */
export function serveAll(serve: Serve, system: System, live: Live): void {
  serveSession(serve, system)
  serveSample(serve, system)
  serveConversations(serve, system)
  serveFacets(serve, system)
  serveOverview(serve, system)
  serveAssignments(serve, system)
  serveCalibrations(serve, system)
  serveDoubleScorings(serve, system)
  serveReviewFigures(serve, system)
  servePlans(serve, system)
  serveExplanations(serve, system)
  serveReviews(serve, system)
  serveAppeals(serve, system)
  serveResults(serve, system)
  serveProposals(serve, system)
  serveDrafts(serve, system)
  serveStandardLife(serve, system)
  serveStandards(serve, system)
  serveExports(serve, system)
  serveBackTests(serve, system)
  serveTasks(serve, system)
  serveUsers(serve, system)
  serveTeams(serve, system)
  serveKeys(serve, system)
  serveLive(serve, system, live)
  serveChats(serve, system, live)
  serveAnnouncements(serve, system, live)
  serveUploads(serve, system)
  serveReinspection(serve, system)
  serveWebhooks(serve, system)
  serveSettings(serve, system, live)
  serveSystem(serve, system)
  serveSingleSignOn(serve, system)
  serveAudit(serve, system)
  serveViews(serve, system)
}
