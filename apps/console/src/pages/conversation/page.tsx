import { readConversation, type ConversationDetail } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router'
import { useRoute } from '../../api/index.ts'
import { LinkButton } from '../../shell/link-button.tsx'
import { PageHead } from '../../shell/page-head.tsx'
import { EmptyState, ErrorState, LoadingState, NotFound } from '../../shell/states/index.ts'
import { Score } from '../../signs/score.tsx'
import { dateAndTime } from '../../words/moments.ts'
import styles from './conversation.module.css'
import { Findings } from './findings.tsx'
import { Transcript } from './transcript.tsx'

/** One conversation: what was said, and what was found in it. */
export function Content() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useRoute(readConversation, { params: { id } })
  if (data === undefined && error?.status === 404) return <NotFound />
  if (data === undefined) return error ? <ErrorState whole error={error} onRetry={refetch} /> : <LoadingState whole />
  return <Conversation detail={data} />
}

function Conversation({ detail: { conversation, turns, inspection } }: { readonly detail: ConversationDetail }) {
  const { t } = useTranslation()
  const { state } = useLocation()
  return (
    <div className={styles.page}>
      <PageHead
        title={conversation.id}
        text={`${dateAndTime(conversation.startedAt)} · ${conversation.agentName ?? conversation.agent}`}
        actions={
          <>
            <Score {...conversation} />
            <LinkButton to={state?.back ?? '/conversations'}>{t('conversation.backToList')}</LinkButton>
          </>
        }
      />
      <div className={styles.halves}>
        <Transcript turns={turns} findings={inspection?.findings ?? []} />
        {inspection === null ? (
          <EmptyState title={t('conversation.notInspected')} text={t('conversation.notInspectedText')} />
        ) : (
          <Findings findings={inspection.findings} />
        )}
      </div>
    </div>
  )
}
