import type { ClauseLine } from '@liangyan/contract'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../words/names.ts'

const READS: Readonly<Record<ClauseLine['reads'], string>> = { requires: 'blue', forbids: 'volcano', advises: 'green' }
const SEVERITY: Readonly<Record<ClauseLine['severity'], string>> = { minor: 'default', major: 'orange', fatal: 'red' }

export function ReadsSign({ reads }: Pick<ClauseLine, 'reads'>) {
  const { t } = useTranslation()
  return <Tag color={READS[reads]}>{t(`standards.reads.${reads}`)}</Tag>
}

/** Nothing for a clause that only advises: it cannot be broken. */
export function SeveritySign({ reads, severity }: Pick<ClauseLine, 'reads' | 'severity'>) {
  const { t } = useTranslation()
  return reads === 'advises' ? null : <Tag color={SEVERITY[severity]}>{nameOf(t, 'severity', severity)}</Tag>
}

/** Says so where a clause is not in force in full. */
export function StatusSign({ status, inProfile }: Pick<ClauseLine, 'status' | 'inProfile'>) {
  const { t } = useTranslation()
  return (
    <>
      {status !== 'active' && <Tag color="purple">{t(`standards.status.${status}`)}</Tag>}
      {!inProfile && <Tag>{t('standards.browse.notInProfile')}</Tag>}
    </>
  )
}
