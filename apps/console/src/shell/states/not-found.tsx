import { useTranslation } from 'react-i18next'
import { LinkButton } from '../link-button.tsx'
import { EmptyState } from './empty-state.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <EmptyState
      whole
      title={t('shell.errors.notFound')}
      text={t('shell.errors.notFoundText')}
      actions={
        <LinkButton to="/" type="primary">
          {t('shell.home')}
        </LinkButton>
      }
    />
  )
}
