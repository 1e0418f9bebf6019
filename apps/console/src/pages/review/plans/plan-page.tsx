import { addPlan, listPlans, type Plan, removePlan } from '@liangyan/contract'
import { App, Button, Descriptions, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { mayOpen } from '../../../access.ts'
import { useAct } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { useMe } from '../../../shell/session.ts'
import { percent } from '../../../words/figures.ts'
import { dateAndTime } from '../../../words/moments.ts'
import { useTitles } from '../../conversations/titles.ts'
import { ReviewFrame } from '../frame/review-frame.tsx'
import panel from '../panel.module.css'
import { DrawButton } from './draw-button.tsx'
import { History } from './history.tsx'
import { OnePlan } from './one-plan.tsx'
import { PlanProgress } from './plan-progress.tsx'
import { filterTexts, reviewersText, ruleText } from './rule-text.ts'

/** One plan: what it says, and what it has drawn. */
export function Content() {
  return <OnePlan>{(plan) => <Shown plan={plan} />}</OnePlan>
}

function Shown({ plan }: { readonly plan: Plan }) {
  const { role } = useMe()
  const { t } = useTranslation()
  const actions = mayOpen(addPlan, role) && (
    <>
      {plan.drawings === 0 && plan.drawing === null && <RemoveButton plan={plan} />}
      <LinkButton to={`/review/plans/${plan.id}/edit`}>{t('plans.edit')}</LinkButton>
      <DrawButton plan={plan} primary />
    </>
  )
  return (
    <ReviewFrame title={plan.name} actions={actions}>
      <div className={`${panel.panel} ${panel.padded}`}>
        <Facts plan={plan} />
      </div>
      <History plan={plan} />
    </ReviewFrame>
  )
}

function Facts({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { rule, filter, repeats, nextDrawAt, blind, doubleShare, active } = plan
  return (
    <Descriptions
      size="small"
      column={3}
      items={[
        { key: 'rule', label: t('plans.columns.rule'), children: ruleText(t, rule) },
        {
          key: 'filter',
          label: t('plans.columns.filter'),
          children: filterTexts(t, filter, titles).join(t('plans.separator')),
        },
        {
          key: 'repeats',
          label: t('plans.columns.repeats'),
          children: (
            <span>
              {t(`plans.repeats.${repeats}`)} {!active && <Tag>{t('plans.inactive')}</Tag>}
              {nextDrawAt !== null && (
                <span className={panel.quiet}>
                  {t('plans.columns.next')} {dateAndTime(nextDrawAt)}
                </span>
              )}
            </span>
          ),
        },
        {
          key: 'reviewers',
          label: t('plans.columns.reviewers'),
          children: (
            <span>
              {reviewersText(t, plan)} {blind && <Tag>{t('plans.blind')}</Tag>}
              {doubleShare > 0 && <Tag>{t('plans.double', { share: percent(doubleShare, 1) })}</Tag>}
            </span>
          ),
        },
        {
          key: 'progress',
          label: t('plans.columns.progress'),
          children: <PlanProgress plan={plan} />,
        },
      ]}
    />
  )
}

function RemoveButton({ plan: { id, name } }: { readonly plan: Plan }) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const navigate = useNavigate()
  const act = useAct(removePlan, {
    changes: [listPlans],
    onDone: () => {
      void message.success(t('plans.removed'))
      void navigate('/review/plans', { replace: true })
    },
  })
  const ask = () =>
    modal.confirm({
      title: t('plans.removeAsk', { name }),
      okText: t('plans.remove'),
      okButtonProps: { danger: true },
      onOk: () => act.mutateAsync({ params: { id } }),
    })
  return (
    <Button danger onClick={() => void ask()}>
      {t('plans.remove')}
    </Button>
  )
}
