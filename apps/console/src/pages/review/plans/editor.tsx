import { addPlan, changePlan, listPlans, type Plan, type PlanInput, readPlan } from '@liangyan/contract'
import { App, Button, Input, Segmented, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAct } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import panel from '../panel.module.css'
import { draftOf, NEW_PLAN, obstacleTo, tidied } from './draft.ts'
import styles from './editor.module.css'
import { Field } from './field.tsx'
import { PeopleFields } from './people-fields.tsx'
import { Preview } from './preview.tsx'
import { RuleFields } from './rule-fields.tsx'
import { ScopeFields } from './scope-fields.tsx'

const REPEATS = ['once', 'daily', 'weekly', 'monthly'] as const

/** Writes a plan: a new one, or one that there is. */
export function Editor({ plan }: { readonly plan?: Plan }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(plan ? draftOf(plan) : NEW_PLAN)
  const [tried, setTried] = useState(false)
  const { save, saving } = useSave(plan)
  const change = (part: Partial<PlanInput>) => setDraft((before) => ({ ...before, ...part }))
  const obstacle = obstacleTo(draft)
  const shown = obstacle === 'nameMissing' && !tried ? undefined : obstacle
  function submit() {
    setTried(true)
    if (!obstacle) save({ ...draft, name: draft.name.trim(), filter: tidied(draft.filter) })
  }
  return (
    <div className={styles.columns}>
      <form
        className={`${panel.panel} ${styles.form}`}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <section className={styles.section}>
          <Field
            label={t('plans.form.name')}
            problem={shown === 'nameMissing' ? t('plans.form.nameMissing') : undefined}
          >
            <Input
              aria-label={t('plans.form.name')}
              placeholder={t('plans.form.nameHint')}
              value={draft.name}
              maxLength={60}
              status={shown === 'nameMissing' ? 'error' : ''}
              onChange={({ target }) => change({ name: target.value })}
            />
          </Field>
          <RuleFields rule={draft.rule} onChange={(rule) => change({ rule })} />
        </section>
        <section className={styles.section}>
          <h2 className={styles.sectionTitle}>{t('plans.form.scope')}</h2>
          <ScopeFields filter={draft.filter} onChange={(filter) => change({ filter })} />
        </section>
        <section className={styles.section}>
          <h2 className={styles.sectionTitle}>{t('plans.form.repeats')}</h2>
          <Field label={t('plans.form.repeats')} hint={t(`plans.repeatsText.${draft.repeats}`)}>
            <Segmented
              aria-label={t('plans.form.repeats')}
              value={draft.repeats}
              options={REPEATS.map((value) => ({ value, label: t(`plans.repeats.${value}`) }))}
              onChange={(repeats) => change({ repeats })}
            />
          </Field>
          {draft.repeats !== 'once' && (
            <Field label={t('plans.form.active')}>
              <Switch
                checked={draft.active}
                aria-label={t('plans.form.active')}
                onChange={(active) => change({ active })}
              />
              <span>{t('plans.form.activeText')}</span>
            </Field>
          )}
        </section>
        <section className={styles.section}>
          <h2 className={styles.sectionTitle}>{t('plans.form.people')}</h2>
          <PeopleFields draft={draft} obstacle={shown} onChange={change} />
        </section>
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={saving}>
            {t('plans.form.save')}
          </Button>
          <LinkButton to={plan ? `/review/plans/${plan.id}` : '/review/plans'}>{t('plans.form.cancel')}</LinkButton>
        </div>
      </form>
      <Preview draft={{ ...draft, filter: tidied(draft.filter) }} />
    </div>
  )
}

function useSave(plan: Plan | undefined) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const changes = [listPlans, readPlan]
  const onDone = ({ id }: Plan) => {
    void message.success(t('plans.saved'))
    void navigate(`/review/plans/${id}`)
  }
  const add = useAct(addPlan, { changes, onDone })
  const change = useAct(changePlan, { changes, onDone })
  return {
    save: (body: PlanInput) => (plan ? change.mutate({ params: { id: plan.id }, body }) : add.mutate({ body })),
    saving: add.isPending || change.isPending,
  }
}
