import { useTranslation } from 'react-i18next'
import { ReviewFrame } from '../frame/review-frame.tsx'
import { Editor } from './editor.tsx'

export function Content() {
  const { t } = useTranslation()
  return (
    <ReviewFrame title={t('plans.form.addTitle')}>
      <Editor />
    </ReviewFrame>
  )
}
