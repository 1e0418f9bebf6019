import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate } from 'react-router'
import { useMe } from '../../shell/session.ts'
import { Entrance } from '../sign-in/entrance.tsx'
import { PasswordForm } from './password-form.tsx'

/** The way in for those whose password is not their own yet. */
export function PasswordPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { mustChangePassword } = useMe()
  if (!mustChangePassword) return <Navigate to="/" replace />
  return (
    <Entrance title={t('entrance.change.title')}>
      <Alert type="info" showIcon title={t('entrance.change.forced')} style={{ margin: '10px 0 20px' }} />
      <PasswordForm onDone={() => void navigate('/', { replace: true })} />
    </Entrance>
  )
}
