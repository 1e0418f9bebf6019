import { type NextAssignment, nextReview } from '@liangyan/contract'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { client } from '../../../api/index.ts'
import { errorText } from '../../../shell/states/index.ts'
import type { Phase } from './use-review.ts'

/** Leads to the next conversation of the reviewer's queue. */
export function useNext(assignment: number | undefined, phase: Phase, back: string) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()

  async function find(): Promise<NextAssignment | null> {
    if (phase.kind === 'done') return phase.next
    const { next } = await client.call(nextReview, { query: assignment === undefined ? {} : { after: assignment } })
    return next
  }
  async function go(): Promise<void> {
    try {
      const next = await find()
      if (next === null) void message.info(t('conversation.review.noNext'))
      else
        await navigate(`/conversations/${encodeURIComponent(next.conversation)}?assignment=${next.id}`, {
          state: { back },
        })
    } catch (error) {
      void message.error(errorText(t, error))
    }
  }
  return { go: () => void go() }
}
