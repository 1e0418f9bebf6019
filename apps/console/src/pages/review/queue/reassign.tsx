import { listAssignments, listReviewers, reassign } from '@liangyan/contract'
import { App, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useRoute } from '../../../api/index.ts'

interface Props {
  readonly open: boolean
  readonly assignments: readonly number[]
  /** `moved`: whether anything was. */
  readonly onClose: (moved: boolean) => void
}

/** Stands for nobody in particular. */
const ANYBODY = 0

/** Gives assignments to another; those that cannot be given are told with the reason. */
export function Reassign({ open, assignments, onClose }: Props) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const [to, setTo] = useState<number>()
  const { data } = useRoute(listReviewers, {}, { enabled: open })
  const act = useAct(reassign, {
    changes: [listAssignments, listReviewers],
    onDone: ({ moved, refused }) => {
      if (moved > 0) void message.success(t('review.queue.moved', { count: moved }))
      if (refused.length > 0) {
        modal.warning({
          title: t('review.queue.notMoved', { count: refused.length }),
          content: [...new Set(refused.map((each) => each.message))].map((text) => <p key={text}>{text}</p>),
        })
      }
      onClose(moved > 0)
    },
  })
  return (
    <Modal
      title={t('review.queue.reassignTitle', { count: assignments.length })}
      open={open}
      onCancel={() => onClose(false)}
      onOk={() => {
        if (to !== undefined)
          act.mutate({ body: { assignments: [...assignments], reviewer: to === ANYBODY ? null : to } })
      }}
      okText={t('review.queue.reassign')}
      okButtonProps={{ disabled: to === undefined, loading: act.isPending }}
      destroyOnHidden
    >
      <Select
        style={{ width: '100%' }}
        aria-label={t('review.queue.reassignTo')}
        placeholder={t('review.queue.reassignTo')}
        value={to}
        onChange={setTo}
        options={[
          ...(data?.items ?? []).map(({ id, name, open: load }) => {
            return {
              value: id,
              label: t('shell.aside', { text: name, aside: t('review.queue.load', { count: load }) }),
            }
          }),
          { value: ANYBODY, label: t('review.queue.anybody') },
        ]}
      />
    </Modal>
  )
}
