import { Navigate } from 'react-router'
import { useMe } from '../../shell/session.ts'
import { NotFound } from '../../shell/states/index.ts'
import { addressOf, groupsFor } from './frame/sections.ts'

/** Leads to the first part of the settings that this role may see. */
export function Content() {
  const { role } = useMe()
  const [first] = groupsFor(role).flatMap(({ sections }) => sections)
  return first ? <Navigate to={addressOf(first.name)} replace /> : <NotFound />
}
