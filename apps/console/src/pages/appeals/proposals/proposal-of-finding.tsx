import { readProposal } from '@liangyan/contract'
import { useRoute } from '../../../api/index.ts'
import { useMe } from '../../../shell/session.ts'
import { ProposalCard } from './proposal-card.tsx'

const READERS: ReadonlySet<string> = new Set(['inspector', 'standard-owner', 'manager', 'administrator'])

/** The example that an upheld finding proposes, for those who have to do with the standard. */
export function ProposalOfFinding({ id }: { readonly id: number }) {
  const { role } = useMe()
  const { data } = useRoute(readProposal, { params: { id } }, { enabled: READERS.has(role) })
  return data ? <ProposalCard proposal={data} isWithin /> : null
}
