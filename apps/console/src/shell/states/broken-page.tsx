import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { Refused } from '../../api/index.ts'
import { EmptyState } from './empty-state.tsx'
import { ErrorState } from './error-state.tsx'
import { NotFound } from './not-found.tsx'

/** A part of the console that the server no longer has: another version was installed since this page was opened. */
function isOutdated(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message)
}

/** Where a page threw while it was being drawn. The menu stays. */
export function BrokenPage() {
  const error = useRouteError()
  const { t } = useTranslation()
  const reload = (
    <Button type={error instanceof Refused ? 'default' : 'primary'} onClick={() => window.location.reload()}>
      {t('shell.reload')}
    </Button>
  )
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />
  if (isOutdated(error)) return <EmptyState whole title={t('shell.errors.outdated')} actions={reload} />
  return <ErrorState whole error={error} actions={reload} />
}
