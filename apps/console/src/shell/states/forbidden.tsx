import { useTranslation } from 'react-i18next'
import { nameOf } from '../../words/names.ts'
import { useMe } from '../session.ts'
import { LinkButton } from '../link-button.tsx'
import { EmptyState } from './empty-state.tsx'

/** A page that is there, but not for this role. */
export function Forbidden() {
  const { t } = useTranslation()
  const { role } = useMe()
  return (
    <EmptyState
      whole
      sign="closed"
      title={t('shell.errors.forbidden')}
      text={t('shell.errors.forbiddenText', { role: nameOf(t, 'role', role) })}
      actions={
        <LinkButton to="/" type="primary">
          {t('shell.home')}
        </LinkButton>
      }
    />
  )
}
