import { App, notification } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { nameOf } from '../../words/names.ts'
import { personOf } from './person-of.ts'
import type { Notice } from './state/desk-state.ts'
import { useDesk, type Standing } from './use-desk.ts'

/** How long a notice of something new stands, in s. */
const STANDS = 8

/** What is to be told once, on whatever page: what is new with the way to the desk, what has gone wrong or left. */
export function Notices({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  // its own place on the page: links work inside of it
  const [news, place] = notification.useNotification({ placement: 'bottomRight', maxCount: 3, duration: STANDS })
  const { state, acts } = useDesk(standing)
  const { notices, isShown } = state
  useEffect(() => {
    if (isShown) news.destroy()
  }, [isShown, news])
  useEffect(() => {
    if (notices.length === 0) return
    for (const notice of notices) {
      if (notice.kind === 'problem') void message.error(notice.problem.message)
      else if (notice.kind === 'gone')
        void message.info(t(`desk.gone.${notice.why}`, { customer: notice.customer || t('desk.customer') }))
      else tellNews(notice)
    }
    acts.noticed()

    function tellNews(notice: Extract<Notice, { kind: 'arrived' | 'whisper' }>) {
      const id = notice.kind === 'arrived' ? notice.line.id : notice.id
      const key = `${notice.kind} ${id}`
      const line = state.lines.find((line) => line.id === id)
      const customer = line?.customer || t('desk.customer')
      const about = line?.service || (line && nameOf(t, 'channel', line.channel))
      news.open({
        key,
        role: 'status',
        title:
          notice.kind === 'arrived'
            ? t('desk.elsewhere.arrived')
            : t('desk.elsewhere.whisper', { name: personOf(notice.from), customer }),
        description: (
          <>
            <p style={{ margin: '0 0 4px' }}>
              {notice.kind === 'arrived' ? [customer, about].filter(Boolean).join(' · ') : notice.text}
            </p>
            <Link to={`/desk?open=${encodeURIComponent(id)}`}>{t('desk.elsewhere.go')}</Link>
          </>
        ),
      })
    }
  }, [notices, state.lines, acts, message, news, t])
  return place
}
