import { useTranslation } from 'react-i18next'
import { ReviewFrame } from '../frame/review-frame.tsx'
import { Editor } from './editor.tsx'
import { OnePlan } from './one-plan.tsx'

export function Content() {
  const { t } = useTranslation()
  return (
    <OnePlan>
      {(plan) => (
        <ReviewFrame title={plan.name} text={t('plans.form.editTitle')}>
          <Editor plan={plan} />
        </ReviewFrame>
      )}
    </OnePlan>
  )
}
