import { Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFacets } from '../conversations/titles.ts'
import { useMe } from '../../shell/session.ts'
import type { AppealChoice } from './address.ts'
import styles from './appeals.module.css'

interface Props {
  readonly choice: AppealChoice
  readonly onChoose: (choice: AppealChoice) => void
}

/** Which appeals: of a clause, an agent, a team, past their deadline. */
export function AppealFilters({ choice, onChoose }: Props) {
  const { t } = useTranslation()
  const { role } = useMe()
  const { data } = useFacets()
  const select = <V extends string | number>(
    name: 'clause' | 'agent' | 'team',
    value: V | undefined,
    options: readonly { readonly value: V; readonly label: string }[],
  ) => (
    <Select<V>
      className={styles.select}
      aria-label={t(`appeals.filter.${name}`)}
      placeholder={t(`appeals.filter.${name}`)}
      value={value}
      options={[...options]}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={(chosen: V | undefined) => onChoose({ ...choice, [name]: chosen })}
    />
  )
  return (
    <section className={styles.filters} aria-label={t('appeals.filter.label')}>
      {select(
        'clause',
        choice.clause,
        (data?.clauses ?? []).map(({ id, title }) => ({ value: id, label: title })),
      )}
      {role !== 'team-lead' &&
        select(
          'team',
          choice.team,
          (data?.teams ?? []).map(({ id, name }) => ({ value: id, label: name })),
        )}
      {select(
        'agent',
        choice.agent,
        (data?.agents ?? []).map(({ number, name }) => ({ value: number, label: `${name} ${number}` })),
      )}
      {choice.view !== 'closed' && (
        <Checkbox
          checked={choice.overdue ?? false}
          onChange={({ target }) => onChoose({ ...choice, overdue: target.checked })}
        >
          {t('appeals.filter.overdue')}
        </Checkbox>
      )}
    </section>
  )
}
