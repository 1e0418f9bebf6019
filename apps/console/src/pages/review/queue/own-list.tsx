import type { Assignment, listAssignments } from '@liangyan/contract'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { useList } from '../../../api/index.ts'
import { GridList } from '../../../shell/grid-list/index.ts'
import { figure } from '../../../words/figures.ts'
import { columnsFor, reviewAddress } from './columns.tsx'
import { HandBack } from './hand-back.tsx'
import { queueAddress, type QueueChoice } from './queue-address.ts'
import { RowAction } from './row-action.tsx'

type Listed = Pick<
  ReturnType<typeof useList<typeof listAssignments>>,
  'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
>
interface Props extends Listed {
  readonly choice: QueueChoice
  readonly data: readonly Assignment[]
}

const idOf = ({ id }: Assignment) => String(id)

/** The reviewer's own queue, or what may be taken; a row opens its review. */
export function OwnList({ choice, data, hasNextPage, isFetchingNextPage, fetchNextPage }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [back, setBack] = useState<Assignment>()
  const columns = useMemo(() => columnsFor(t, (row) => <RowAction row={row} onHandBack={setBack} />), [t])
  const place = queueAddress(choice)
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage])
  return (
    <>
      <GridList
        key={place}
        place={place}
        label={t('review.queue.list')}
        columns={columns}
        rows={data}
        idOf={idOf}
        onOpen={(row) => void navigate(reviewAddress(row), { state: { back: place } })}
        onMore={hasNextPage && !isFetchingNextPage ? more : undefined}
        end={hasNextPage ? undefined : t('review.queue.end', { number: figure(data.length) })}
      />
      <HandBack assignment={back} onClose={() => setBack(undefined)} />
    </>
  )
}
