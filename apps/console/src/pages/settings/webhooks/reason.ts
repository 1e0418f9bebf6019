import type { Delivery } from '@liangyan/contract'
import type { TFunction } from 'i18next'

/** What came of the latest attempt: the status of the answer, or why there was none. */
export function reasonOf(t: TFunction, { log }: Pick<Delivery, 'log'>): string {
  const last = log.at(-1)
  if (last === undefined) return ''
  if (last.error !== null) return last.error
  return last.status === null
    ? t('machines.deliveries.noAnswer')
    : t('machines.deliveries.answer', { status: last.status })
}
