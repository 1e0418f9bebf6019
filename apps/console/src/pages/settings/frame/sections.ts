import {
  type AnyRoute,
  listAudit,
  listKeys,
  listPlans,
  listTeams,
  listUsers,
  listWebhooks,
  readSettings,
  readSystem,
  type Role,
  scorecardWeights,
} from '@liangyan/contract'
import { mayOpen } from '../../../access.ts'

/** The parts of the settings in groups, each with the route that says who may see it. */
export const GROUPS = [
  {
    name: 'people',
    sections: [
      { name: 'users', route: listUsers },
      { name: 'teams', route: listTeams },
    ],
  },
  {
    name: 'machines',
    sections: [
      { name: 'keys', route: listKeys },
      { name: 'webhooks', route: listWebhooks },
    ],
  },
  {
    name: 'rules',
    sections: [
      { name: 'calendar', route: readSettings },
      { name: 'retention', route: readSettings },
      { name: 'appeals', route: readSettings },
      { name: 'chat', route: readSettings },
      { name: 'plans', route: listPlans },
      { name: 'scorecard', route: scorecardWeights },
    ],
  },
  {
    name: 'operation',
    sections: [
      { name: 'audit', route: listAudit },
      { name: 'system', route: readSystem },
    ],
  },
] as const satisfies readonly {
  readonly name: string
  readonly sections: readonly { readonly name: string; readonly route: AnyRoute }[]
}[]

export type SectionName = (typeof GROUPS)[number]['sections'][number]['name']

/** Sampling plans are kept where they are worked with. */
export const addressOf = (section: SectionName): string =>
  section === 'plans' ? '/review/plans' : `/settings/${section}`

/** The groups with what this role may see of them. */
export function groupsFor(role: Role) {
  return GROUPS.map(({ name, sections }) => ({
    name,
    sections: sections.filter(({ route }) => mayOpen(route, role)),
  })).filter(({ sections }) => sections.length > 0)
}
