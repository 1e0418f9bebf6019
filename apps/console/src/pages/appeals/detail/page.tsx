import { readAppeal, type AppealDetail } from '@liangyan/contract'
import { Alert } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import { useRoute } from '../../../api/index.ts'
import { useShortcuts } from '../../../shell/keyboard/index.ts'
import { ErrorState, LoadingState, NotFound } from '../../../shell/states/index.ts'
import { AnswerPanel } from './answer-panel.tsx'
import { ContestedCard } from './contested-card.tsx'
import { DecidePanel } from './decide-panel.tsx'
import styles from './detail.module.css'
import { Facts } from './facts.tsx'
import { Head } from './head.tsx'
import { Steps } from './steps.tsx'
import { useDecision } from './use-decision.ts'

/** One appeal: what it is about, what was said, and the step that is due. */
export function Content() {
  const { id = '' } = useParams()
  const number = Number(id)
  const isNumber = Number.isSafeInteger(number) && number > 0
  const { data, error, refetch } = useRoute(readAppeal, { params: { id: number } }, { enabled: isNumber })
  if (!isNumber || (data === undefined && error?.status === 404)) return <NotFound />
  if (data === undefined) return error ? <ErrorState whole error={error} onRetry={refetch} /> : <LoadingState whole />
  return <Appeal key={id} appeal={data} />
}

function Appeal({ appeal }: { readonly appeal: AppealDetail }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { state } = useLocation()
  const back = (state as { back?: string } | null)?.back ?? '/appeals'
  const { findings, may, barred, steps } = appeal
  const [selected, setSelected] = useState(0)
  const reason = useRef<TextAreaRef>(null)
  const decision = useDecision(findings)
  const decides = may.includes('decide')
  const current = findings[selected]?.finding.id

  function move(by: 1 | -1) {
    const next = Math.min(Math.max(selected + by, 0), findings.length - 1)
    setSelected(next)
    document.getElementById(`contested-${findings[next]?.finding.id}`)?.scrollIntoView({ block: 'nearest' })
  }
  function judge(upheld: boolean) {
    if (current === undefined) return
    decision.judge(current, upheld)
    move(1)
  }
  useShortcuts(t('appeals.keys.group'), [
    { keys: ['j', 'ArrowDown'], label: t('appeals.detail.next'), act: () => move(1) },
    { keys: ['k', 'ArrowUp'], label: t('appeals.detail.previous'), act: () => move(-1) },
    ...(decides
      ? [
          { keys: ['y'], label: t('appeals.keys.uphold'), act: () => judge(true) },
          { keys: ['n'], label: t('appeals.keys.reject'), act: () => judge(false) },
        ]
      : []),
    ...(may.length > 0
      ? [{ keys: ['c'], label: t('appeals.keys.reason'), act: () => reason.current?.focus({ cursor: 'end' }) }]
      : []),
    { keys: ['b'], label: t('appeals.keys.back'), act: () => void navigate(back) },
  ])
  return (
    <div className={styles.page}>
      <Head appeal={appeal} back={back} />
      <div className={styles.columns}>
        <section className={styles.main} aria-label={t('appeals.detail.contested')}>
          {findings.map((contested, i) => (
            <ContestedCard
              key={contested.finding.id}
              number={i + 1}
              contested={contested}
              conversation={appeal.conversation}
              isSelected={i === selected}
              onSelect={() => setSelected(i)}
              decision={decides ? decision : undefined}
            />
          ))}
        </section>
        <aside className={styles.side}>
          {barred !== null && <Alert type="warning" showIcon title={barred} />}
          {may.includes('answer') && <AnswerPanel id={appeal.id} reason={reason} />}
          {decides && <DecidePanel id={appeal.id} decision={decision} reason={reason} />}
          <Facts appeal={appeal} />
          <Steps steps={steps} />
        </aside>
      </div>
    </div>
  )
}
