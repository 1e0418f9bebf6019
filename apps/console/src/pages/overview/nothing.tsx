import type { Overview } from '@liangyan/contract'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../shell/link-button.tsx'
import { EmptyState } from '../../shell/states/index.ts'
import { dayLater } from '../../words/moments.ts'
import type { Choice } from './choice.ts'

/** Days that are offered where the range has none. */
const LATEST = 30

interface Props {
  readonly overview: Overview
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}

/** No conversations: a new installation, some not counted yet, or days or conditions that have none. */
export function Nothing({ overview: { behind, span }, choice, onChoose }: Props) {
  const { t } = useTranslation()
  if (behind) return <EmptyState whole title={t('overview.empty.making')} text={t('overview.empty.makingText')} />
  if (span === null) {
    return (
      <EmptyState
        whole
        title={t('overview.empty.none')}
        text={t('overview.empty.noneText')}
        actions={
          <LinkButton to="/conversations" type="primary">
            {t('overview.empty.toList')}
          </LinkButton>
        }
      />
    )
  }
  const { first, last } = span
  const isNarrowed = Object.keys(choice.scope).length > 0
  const latest = { from: dayLater(last, 1 - LATEST), to: last }
  return (
    <EmptyState
      whole
      title={t('overview.empty.range')}
      text={t('overview.empty.rangeText', { first, last })}
      actions={
        <>
          {isNarrowed && (
            <Button onClick={() => onChoose({ ...choice, scope: {} })}>{t('overview.empty.clear')}</Button>
          )}
          <Button type="primary" onClick={() => onChoose({ ...choice, period: latest })}>
            {t('overview.empty.showLatest', { days: LATEST })}
          </Button>
        </>
      }
    />
  )
}
