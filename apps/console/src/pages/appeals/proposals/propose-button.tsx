import { listProposals, proposeExample, type ShownFinding } from '@liangyan/contract'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { mayOpen } from '../../../access.ts'
import { useAct } from '../../../api/index.ts'
import { useMe } from '../../../shell/session.ts'

interface Props {
  readonly finding: Pick<ShownFinding, 'id' | 'opinion' | 'clause' | 'criterion'>
  readonly className?: string | undefined
}

/** Proposes the example that a person's opinion makes: the machine missed it, or was wrong to find it. */
export function ProposeButton({ finding, className }: Props) {
  const { t } = useTranslation()
  const { role } = useMe()
  const { message } = App.useApp()
  const { mutate, isPending } = useAct(proposeExample, {
    changes: [listProposals],
    onDone: () => void message.success(t('appeals.proposals.proposed')),
  })
  const { id, opinion, clause, criterion } = finding
  // where no clause says it, the criterion stands in its place
  const shows = (opinion === 'added' || opinion === 'overturned') && clause !== criterion
  if (!shows || !mayOpen(proposeExample, role)) return null
  return (
    <button
      type="button"
      className={className}
      disabled={isPending}
      onClick={(event) => {
        event.stopPropagation()
        mutate({ params: { id } })
      }}
    >
      {t('appeals.proposals.propose')}
    </button>
  )
}
