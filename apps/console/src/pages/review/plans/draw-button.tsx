import { drawPlan, listPlans, listSamples, listTasks, type Plan, previewPlan, readPlan } from '@liangyan/contract'
import { App, Button, Modal, Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, useAct } from '../../../api/index.ts'
import { errorText } from '../../../shell/states/error-text.ts'
import { figure } from '../../../words/figures.ts'

/** Draws from a plan, after saying what that would draw. */
export function DrawButton({ plan, primary = false }: { readonly plan: Plan; readonly primary?: boolean }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [asking, setAsking] = useState<{ readonly text: string; readonly usable: boolean } | 'loading'>()
  const act = useAct(drawPlan, {
    changes: [listPlans, readPlan, listTasks, listSamples],
    onDone: () => {
      setAsking(undefined)
      void message.success(t('plans.drawStarted'))
    },
  })
  async function ask() {
    setAsking('loading')
    try {
      const { rule, filter, doubleShare } = plan
      const expected = await client.call(previewPlan, { body: { rule, filter, doubleShare } })
      const numbers = {
        population: figure(expected.population),
        drawn: figure(expected.drawn),
        reviews: figure(expected.reviews),
      }
      const usable = expected.drawn > 0
      setAsking({ text: usable ? t('plans.drawAskText', numbers) : t('plans.drawNothing'), usable })
    } catch (error) {
      setAsking(undefined)
      void message.error(errorText(t, error))
    }
  }
  const answered = asking !== undefined && asking !== 'loading' ? asking : undefined
  return (
    <>
      <Button
        size={primary ? 'middle' : 'small'}
        type={primary ? 'primary' : 'default'}
        loading={plan.drawing !== null}
        onClick={() => void ask()}
      >
        {plan.drawing === null ? t('plans.draw') : t('plans.drawing')}
      </Button>
      <Modal
        title={t('plans.drawAsk', { name: plan.name })}
        open={asking !== undefined}
        onCancel={() => setAsking(undefined)}
        onOk={() => act.mutate({ params: { id: plan.id } })}
        okText={t('plans.draw')}
        okButtonProps={{ disabled: answered?.usable !== true, loading: act.isPending }}
        destroyOnHidden
      >
        {answered ? <p>{answered.text}</p> : <Spin />}
      </Modal>
    </>
  )
}
