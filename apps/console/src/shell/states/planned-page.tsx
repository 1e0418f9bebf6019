import { useTranslation } from 'react-i18next'
import { EmptyState } from './empty-state.tsx'

/** Stands where a page is to come. */
export function PlannedPage() {
  const { t } = useTranslation()
  return <EmptyState whole title={t('shell.planned.title')} text={t('shell.planned.text')} />
}
