import { type AnyRoute, ROUTES, SOCKETS } from '@liangyan/contract'
import { describe, expect, test } from 'vitest'
import { accessWorld, ASKERS, type AskerName, type Whose, WHOSE } from './access-world.ts'
import { requestsIn } from './access-requests.ts'

/**
 * Who may ask what, written by hand: not made from the contract, but held against it and against the running server.
 * A new route is a further line here, else the first test fails.
 *
 * `of` says whose data the answer holds:
 *   -      nobody's in particular: `yes` the door lets them in, `no` it does not (401 for nobody, 403 for the others)
 *   one    one conversation, or what hangs on one; asked for the agent's own, a team mate's, another team's
 *   list   several of them: those that are not theirs are left out
 *   count  how many of them
 * and the cells of the last three: `own`, `team` (own and mate's), `all`, `no`. Another's is 404: not there.
 *
 * The agent belongs to the lead's team. `key` is a machine's key with every scope. What a route needs to be asked, its
 * parameters and body, stands in access-requests.ts; a line with `-` needs none, what is unusable still shows the door.
 * The removal of the sample comes last: whoever does it must change the password before anything else.
 */
const TABLE = `
                           of     nobody agent lead  inspector owner trainer manager admin  key

session.entrance           -      yes    yes   yes   yes       yes   yes     yes     yes    yes
session.signIn             -      yes    yes   yes   yes       yes   yes     yes     yes    yes
session.me                 -      no     yes   yes   yes       yes   yes     yes     yes    no
session.signOut            -      no     yes   yes   yes       yes   yes     yes     yes    no
session.changePassword     -      no     yes   yes   yes       yes   yes     yes     yes    no
session.setLanguage        -      no     yes   yes   yes       yes   yes     yes     yes    no
sso.start                  -      yes    yes   yes   yes       yes   yes     yes     yes    yes
sso.callback               -      yes    yes   yes   yes       yes   yes     yes     yes    yes

conversations.list         list   no     own   team  all       all   all     all     all    all
conversations.count        count  no     own   team  all       all   all     all     all    all
conversations.read         one    no     own   team  all       all   all     all     all    all
conversations.reveal       one    no     no    team  all       no    no      no      all    no
conversations.forget       one    no     no    no    no        no    no      no      all    no
conversations.explain      one    no     own   team  all       all   all     all     all    all
conversations.facets       -      no     yes   yes   yes       yes   yes     yes     yes    yes
conversations.ingest       -      no     no    no    no        no    no      no      yes    yes
conversations.upload       -      no     no    no    yes       no    no      yes     yes    yes
conversations.reinspect    -      no     no    no    no        yes   no      no      yes    yes

live.open                  -      no     no    no    no        no    no      no      no     yes
live.tell                  -      no     no    no    no        no    no      no      no     yes
live.end                   -      no     no    no    no        no    no      no      no     yes
live.read                  -      no     no    no    no        no    no      no      no     yes
live.customer              -      no     yes   yes   no        no    no      no      no     no
chats.door                 -      yes    yes   yes   yes       yes   yes     yes     yes    yes
chats.begin                -      yes    yes   yes   yes       yes   yes     yes     yes    yes
announcements.list         -      no     yes   yes   yes       yes   yes     yes     yes    no
announcements.add          -      no     no    yes   no        no    no      yes     yes    no
announcements.end          -      no     no    yes   no        no    no      yes     yes    no

overview.read              -      no     yes   yes   yes       yes   yes     yes     yes    yes
overview.agents            list   no     own   team  all       all   all     all     all    all
conversations.exportCsv    -      no     yes   yes   yes       yes   yes     yes     yes    yes
conversations.exportWorkbook -    no     yes   yes   yes       yes   yes     yes     yes    yes
views.list                 -      no     yes   yes   yes       yes   yes     yes     yes    no
views.add                  -      no     yes   yes   yes       yes   yes     yes     yes    no
views.change               -      no     yes   yes   yes       yes   yes     yes     yes    no
views.remove               -      no     yes   yes   yes       yes   yes     yes     yes    no

operation.health           -      yes    yes   yes   yes       yes   yes     yes     yes    yes
operation.ready            -      yes    yes   yes   yes       yes   yes     yes     yes    yes
operation.metrics          -      no     no    no    no        no    no      no      yes    yes

tasks.list                 -      no     no    no    yes       yes   no      yes     yes    yes
tasks.read                 -      no     no    no    yes       yes   no      yes     yes    yes

plans.list                 -      no     no    no    yes       no    no      yes     yes    no
plans.read                 -      no     no    no    yes       no    no      yes     yes    no
plans.add                  -      no     no    no    no        no    no      yes     yes    no
plans.change               -      no     no    no    no        no    no      yes     yes    no
plans.remove               -      no     no    no    no        no    no      yes     yes    no
plans.preview              -      no     no    no    no        no    no      yes     yes    no
plans.draw                 -      no     no    no    no        no    no      yes     yes    no
plans.samples              -      no     no    no    yes       no    no      yes     yes    no
plans.reviewers            -      no     no    no    yes       no    no      yes     yes    no
assignments.list           -      no     no    no    yes       no    no      yes     yes    no
assignments.progress       -      no     no    no    yes       no    no      yes     yes    no
assignments.take           -      no     no    no    yes       no    no      no      yes    no
assignments.handBack       -      no     no    no    yes       no    no      no      yes    no
assignments.reassign       -      no     no    no    no        no    no      yes     yes    no
doubleScorings.list        -      no     no    no    yes       no    no      yes     yes    no
doubleScorings.compare     -      no     no    no    yes       no    no      yes     yes    no
calibrations.list          -      no     no    no    yes       no    no      yes     yes    no
calibrations.add           -      no     no    no    no        no    no      yes     yes    no
calibrations.read          -      no     no    no    yes       no    no      yes     yes    no
calibrations.close         -      no     no    no    no        no    no      yes     yes    no
calibrations.remove        -      no     no    no    no        no    no      yes     yes    no
calibrations.result        -      no     no    no    yes       no    no      yes     yes    no
calibrations.compare       -      no     no    no    yes       no    no      yes     yes    no
reviewFigures.agreement    -      no     no    no    yes       no    no      yes     yes    no
reviewFigures.clauses      -      no     no    no    yes       yes   no      yes     yes    no
reviewFigures.listening    -      no     no    no    yes       no    no      yes     yes    no

reviews.open               -      no     no    no    yes       no    no      no      yes    no
reviews.save               -      no     no    no    yes       no    no      no      yes    no
reviews.handIn             -      no     no    no    yes       no    no      no      yes    no
reviews.discard            -      no     no    no    yes       no    no      no      yes    no
reviews.next               -      no     no    no    yes       no    no      no      yes    no
reviews.addable            -      no     no    no    yes       no    no      no      yes    no

appeals.ofConversation     one    no     own   team  all       all   no      all     all    no
appeals.file               -      no     yes   yes   no        no    no      no      no     no
appeals.list               list   no     own   team  all       all   no      all     all    no
appeals.count              -      no     yes   yes   yes       yes   no      yes     yes    no
appeals.figures            -      no     no    yes   yes       yes   no      yes     yes    no
appeals.read               one    no     own   team  all       all   no      all     all    no
appeals.answer             -      no     no    yes   no        no    no      yes     no     no
appeals.decide             -      no     no    no    yes       no    no      yes     no     no
appeals.withdraw           -      no     yes   yes   no        no    no      no      no     no
proposals.list             -      no     no    no    yes       yes   no      yes     yes    no
proposals.read             -      no     no    no    yes       yes   no      yes     yes    no
proposals.propose          -      no     no    no    yes       yes   no      no      yes    no
proposals.add              -      no     no    no    no        yes   no      no      yes    no
proposals.dismiss          -      no     no    no    no        yes   no      no      yes    no
results.read               one    no     own   team  no        no    no      no      no     no
results.list               one    no     own   team  no        no    no      no      no     no
results.acknowledge        -      no     yes   yes   no        no    no      no      no     no

users.list                 -      no     no    no    no        no    no      yes     yes    no
users.add                  -      no     no    no    no        no    no      no      yes    no
users.change               -      no     no    no    no        no    no      no      yes    no
users.resetPassword        -      no     no    no    no        no    no      no      yes    no
users.unlock               -      no     no    no    no        no    no      no      yes    no
users.endSessions          -      no     no    no    no        no    no      no      yes    no
users.unlink               -      no     no    no    no        no    no      no      yes    no
users.toSingleSignOn       -      no     no    no    no        no    no      no      yes    no
teams.list                 -      no     no    no    no        no    no      yes     yes    no
teams.add                  -      no     no    no    no        no    no      no      yes    no
teams.rename               -      no     no    no    no        no    no      no      yes    no
keys.list                  -      no     no    no    no        no    no      no      yes    no
keys.add                   -      no     no    no    no        no    no      no      yes    no
keys.revoke                -      no     no    no    no        no    no      no      yes    no
webhooks.list              -      no     no    no    no        no    no      no      yes    no
webhooks.add               -      no     no    no    no        no    no      no      yes    no
webhooks.change            -      no     no    no    no        no    no      no      yes    no
webhooks.remove            -      no     no    no    no        no    no      no      yes    no
webhooks.test              -      no     no    no    no        no    no      no      yes    no
webhooks.deliveries        -      no     no    no    no        no    no      no      yes    no
webhooks.redeliver         -      no     no    no    no        no    no      no      yes    no

standards.list             -      no     yes   yes   yes       yes   yes     yes     yes    yes
standards.inForce          -      no     yes   yes   yes       yes   yes     yes     yes    yes
standards.read             -      no     yes   yes   yes       yes   yes     yes     yes    yes
standards.files            -      no     no    yes   yes       yes   yes     yes     yes    yes
standards.file             -      no     no    yes   yes       yes   yes     yes     yes    yes
standards.outline          -      no     yes   yes   yes       yes   yes     yes     yes    yes
standards.sources          -      no     yes   yes   yes       yes   yes     yes     yes    yes
standards.clause           -      no     yes   yes   yes       yes   yes     yes     yes    yes
standards.figures          -      no     no    yes   yes       yes   yes     yes     yes    yes
standards.schemas          -      no     no    yes   yes       yes   yes     yes     yes    yes
standards.vocabulary       -      no     no    yes   yes       yes   yes     yes     yes    yes
standards.compare          -      no     no    yes   yes       yes   yes     yes     yes    yes
standards.export           -      no     no    yes   yes       yes   yes     yes     yes    yes
standards.createDraft      -      no     no    no    no        yes   no      no      yes    yes
standards.import           -      no     no    no    no        yes   no      no      yes    yes
standards.rename           -      no     no    no    no        yes   no      no      yes    yes
standards.discard          -      no     no    no    no        yes   no      no      yes    no
standards.writeFile        -      no     no    no    no        yes   no      no      yes    yes
standards.removeFile       -      no     no    no    no        yes   no      no      yes    yes
standards.diagnose         -      no     no    no    no        yes   no      no      yes    yes
standards.diagnoseText     -      no     no    no    no        yes   no      no      yes    no
standards.try              -      no     no    no    no        yes   no      no      yes    no
standards.addClause        -      no     no    no    no        yes   no      no      yes    no
standards.previewClause    -      no     no    no    no        yes   no      no      yes    no
standards.startCheck       -      no     no    no    no        yes   no      no      yes    yes
standards.lastCheck        -      no     no    no    no        yes   no      no      yes    yes
standards.submit           -      no     no    no    no        yes   no      no      yes    no
standards.withdraw         -      no     no    no    no        yes   no      no      yes    no
standards.approve          -      no     no    no    no        yes   no      no      yes    no
standards.reject           -      no     no    no    no        yes   no      no      yes    no
standards.publish          -      no     no    no    no        yes   no      no      yes    no
standards.putInForce       -      no     no    no    no        yes   no      no      yes    no

settings.read              -      no     no    no    no        no    no      yes     yes    no
settings.changeChatService  -      no     no    no    no        no    no      no      yes    no
settings.changeBank        -      no     no    no    no        no    no      no      yes    no
settings.changeRetention   -      no     no    no    no        no    no      no      yes    no
settings.previewRetention  -      no     no    no    no        no    no      no      yes    no
settings.applyRetention    -      no     no    no    no        no    no      no      yes    no
settings.changeCalendar    -      no     no    no    no        no    no      no      yes    no
settings.changeAppealTerms -      no     no    no    no        no    no      no      yes    no
settings.calendarYear      -      no     yes   yes   yes       yes   yes     yes     yes    no
settings.scorecardWeights  -      no     no    no    yes       yes   no      yes     yes    no
standards.startBackTest    -      no     no    no    no        yes   no      no      yes    no
standards.backTests        -      no     no    no    no        yes   no      no      yes    no
standards.backTest         -      no     no    no    no        yes   no      no      yes    no
standards.flips            -      no     no    no    no        yes   no      no      yes    no

system.read                -      no     no    no    no        no    no      no      yes    no
audit.list                 -      no     no    no    no        no    no      yes     yes    no
audit.actions              -      no     no    no    no        no    no      yes     yes    no
audit.export               -      no     no    no    no        no    no      yes     yes    no

sample.remove              -      no     no    no    no        no    no      no      yes    no
`

type Cell = 'yes' | 'no' | 'own' | 'team' | 'all'
interface Line {
  readonly name: string
  readonly of: '-' | 'one' | 'list' | 'count'
  readonly cells: ReadonlyMap<AskerName, Cell>
}

const [head, ...rows] = TABLE.trim()
  .split('\n')
  .map((row) => row.trim().split(/\s+/))
  .filter((row) => row.length > 1)
const LINES = rows.map(
  ([name, of, ...cells]): Line => ({
    name,
    of: of as Line['of'],
    cells: new Map(cells.map((cell, i) => [ASKERS[i], cell as Cell])),
  }),
)

/** What of the three somebody with this cell may see. */
const SEEN: Readonly<Record<Cell, readonly Whose[]>> = {
  no: [],
  yes: [],
  own: ['own'],
  team: ['own', 'mate'],
  all: ['own', 'mate', 'other'],
}

const world = await accessWorld()
const requests = requestsIn(world)

test('the table has a line for every route of the contract, and a cell for everybody', () => {
  expect(head).toEqual(['of', ...ASKERS])
  expect(LINES.map(({ name }) => name).sort()).toEqual([...ROUTES.keys()].sort())
  for (const { name, of, cells } of LINES) {
    const known = of === '-' ? ['yes', 'no'] : ['no', 'own', 'team', 'all']
    for (const [who, cell] of cells) expect(known, `${name} ${who}`).toContain(cell)
    expect(cells.size, name).toBe(ASKERS.length)
  }
})

test('every route of the contract is served, and nothing else under /api but its description and the sockets', () => {
  const routes = [...ROUTES.values()].map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`)
  const stated = [...routes, ...Object.values(SOCKETS).map((path) => `GET ${path}`)]
  const served = servedRoutes().filter((route) => !route.includes(' /api/docs'))
  expect(served.filter((route) => route.includes(' /api/')).sort()).toEqual(stated.sort())
})

describe.each(LINES)('$name', ({ name, of, cells }) => {
  const route = ROUTES.get(name)
  test.each([...cells])(`${of} %s: %s`, async (who, cell) => {
    expect(route).toBeDefined()
    if (of === '-' || cell === 'no') return door(route!, who, cell !== 'no')
    if (of === 'one') return one(route!, who, SEEN[cell])
    return of === 'list' ? list(route!, who, SEEN[cell]) : count(route!, who, SEEN[cell])
  })
})

/** Whether the door opens; what is asked for beyond it may be unusable or not there. */
async function door(route: AnyRoute, who: AskerName, open: boolean): Promise<void> {
  const params = Object.fromEntries([...route.path.matchAll(/:(\w+)/g)].map(([, name]) => [name, '999999']))
  const { statusCode, body } = await world.ask(who, route, { params })
  if (open) {
    expect([401, 403], body).not.toContain(statusCode)
    expect(statusCode, body).toBeLessThan(500)
  } else expect(statusCode, body).toBe(who === 'nobody' ? 401 : 403)
}

async function one(route: AnyRoute, who: AskerName, seen: readonly Whose[]): Promise<void> {
  const request = requests.of(route)
  for (const whose of WHOSE) {
    const { statusCode, body } = await world.ask(who, route, await request.input(whose, who))
    expect(statusCode, `${whose}: ${body}`).toBe(seen.includes(whose) ? 200 : 404)
  }
}

async function list(route: AnyRoute, who: AskerName, seen: readonly Whose[]): Promise<void> {
  const request = requests.of(route)
  const { statusCode, body } = await world.ask(who, route, await request.input('own', who))
  expect(statusCode, body).toBe(200)
  expect(WHOSE.filter((whose) => body.includes(request.mark(whose)))).toEqual(seen)
}

async function count(route: AnyRoute, who: AskerName, seen: readonly Whose[]): Promise<void> {
  const answer = await world.ask(who, route, await requests.of(route).input('own', who))
  expect(answer.json()).toMatchObject({ count: seen.length })
}

/** Method and path of all that the server answers, without names of parameters, from the tree that it prints of itself. */
function servedRoutes(): string[] {
  const path: string[] = []
  return world.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((printed) => {
      const found = /^([│ ]*)[├└]── (\S+) \(([\w, ]+)\)/.exec(printed)
      if (!found) return []
      const [, indent, part, methods] = found
      path.splice(indent.length / 4, path.length, part)
      return methods
        .split(', ')
        .filter((method) => method !== 'HEAD')
        .map((method) => `${method} ${path.join('').replaceAll(/:\w+(?:\|:\w+)*/g, ':')}`)
    })
}
