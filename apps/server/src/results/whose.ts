import type { OwnSelection, Sight } from '@liangyan/store'
import { agentByNumber, DAY, startOfDay } from '@liangyan/store'
import { sightOf } from '../access/visitor.ts'
import { notFound, Refused, unusable } from '../http/refused.ts'
import type { Reviewer } from '../reviews/begin.ts'
import type { System } from '../system.ts'

/** Days at most in one look. */
const MOST_DAYS = 400

export interface ResultsAsked {
  readonly from: string
  readonly to: string
  readonly agent?: string | undefined
}

/** The agent whose results are asked for, and which conversations that is. */
export interface Subject {
  readonly number: string
  readonly name: string
  readonly teamId: number | null
  readonly sight: Sight
  readonly selection: OwnSelection
}

/**
 * Agents ask for their own results and no others'; a team lead for those of an agent of the team, as far as they are the
 * team's conversations, and for own ones.
 */
export async function subjectOf({ db }: System, asked: ResultsAsked, visitor: Reviewer): Promise<Subject> {
  const { user } = visitor.person
  const number = asked.agent ?? user.staffNumber
  if (number === null)
    throw new Refused(403, 'nobody', '您的账号没有工号，没有本人的会话；如需查看组员的结果，请先选择组员')
  const own = number === user.staffNumber
  const agent = own || visitor.role === 'team-lead' ? await agentByNumber(db, number) : undefined
  if (!agent || (!own && (agent.teamId === null || agent.teamId !== user.teamId))) throw notFound('坐席')
  const sight: Sight = own ? { agent: number } : sightOf(visitor)
  return { number, name: agent.name, teamId: agent.teamId, sight, selection: selectionOf(asked, number, sight) }
}

function selectionOf({ from, to }: ResultsAsked, agent: string, sight: Sight): OwnSelection {
  if (from > to) throw unusable('开始日期不能晚于结束日期', 'query/from')
  const before = new Date(startOfDay(to).getTime() + DAY)
  if ((before.getTime() - startOfDay(from).getTime()) / DAY > MOST_DAYS)
    throw unusable(`一次最多查看 ${MOST_DAYS} 天，请缩短时间范围`, 'query/from')
  return { agent, from: startOfDay(from), before, sight }
}
