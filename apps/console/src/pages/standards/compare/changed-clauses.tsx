import { readClause, type VersionComparison } from '@liangyan/contract'
import { Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRoute } from '../../../api/index.ts'
import { ErrorState } from '../../../shell/states/index.ts'
import { figure } from '../../../words/figures.ts'
import { clauseAddress } from '../browse/address.ts'
import { Difference } from '../difference/difference.tsx'
import panel from '../frame/panel.module.css'
import { type Change, CHANGES, type Choice, type Pair } from './address.ts'
import { ChangeTag } from './change-tag.tsx'
import styles from './compare.module.css'
import { FieldChanges } from './field-changes.tsx'

type ChangedClause = VersionComparison['clauses'][number]

interface Props {
  readonly clauses: readonly ChangedClause[]
  readonly choice: Choice & Pair
  readonly onChoose: (choice: Choice) => void
}

/** The clauses that two versions write differently, or judge differently for what they ask for. */
export function ChangedClauses({ clauses, choice, onChoose }: Props) {
  const { t } = useTranslation()
  const { change, ...anyChange } = choice
  const count = (one: Change) => figure(clauses.filter((clause) => clause.change === one).length)
  const shown = clauses.filter((clause) => change === undefined || clause.change === change)
  return (
    <>
      <div className={panel.bar}>
        <Segmented<Change | 'all'>
          size="small"
          value={change ?? 'all'}
          onChange={(next) => onChoose(next === 'all' ? anyChange : { ...choice, change: next })}
          options={[
            { value: 'all', label: t('standards.compare.anyChange') },
            ...CHANGES.map((one) => ({ value: one, label: `${t(`standards.compare.change.${one}`)} ${count(one)}` })),
          ]}
        />
      </div>
      <ul className={styles.items}>
        {shown.map((clause) => (
          <OneClause key={clause.id} clause={clause} pair={choice} />
        ))}
      </ul>
    </>
  )
}

function OneClause({ clause, pair }: { readonly clause: ChangedClause; readonly pair: Pair }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { id, title, change, moment, fields, through } = clause
  const names = { names: through.join('、') }
  return (
    <li className={`${panel.panel} ${styles.item}`}>
      <div className={styles.itemHead}>
        <ChangeTag change={change} />
        <Link to={clauseAddress(id, change === 'removed' ? pair.from : pair.to)}>
          <b>{title}</b>
        </Link>
        <span className={`${panel.quiet} ${panel.small}`}>{moment ?? t('standards.browse.noMoment')}</span>
        <code className={`${panel.quiet} ${panel.small}`}>{id}</code>
        <span className={panel.space} />
        {(change !== 'changed' || fields.length > 0) && (
          <Button size="small" type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'standards.compare.hideYaml' : 'standards.compare.showYaml')}
          </Button>
        )}
      </div>
      {through.length > 0 && (
        <p className={styles.through}>
          {t(fields.length === 0 ? 'standards.compare.through' : 'standards.compare.throughToo', names)}
        </p>
      )}
      {fields.length > 0 && !open && <FieldChanges fields={fields} />}
      {open && <Yaml clause={clause} pair={pair} />}
    </li>
  )
}

/** A clause as it is written in both versions. */
function Yaml({ clause: { id, title, change }, pair }: { readonly clause: ChangedClause; readonly pair: Pair }) {
  const before = useRoute(readClause, { params: { id: pair.from, clause: id } }, { enabled: change !== 'added' })
  const after = useRoute(readClause, { params: { id: pair.to, clause: id } }, { enabled: change !== 'removed' })
  const error = before.error ?? after.error
  if (error) return <ErrorState error={error} />
  if (before.isLoading || after.isLoading) return <Skeleton active title={false} />
  return <Difference label={title} before={before.data?.yaml ?? ''} after={after.data?.yaml ?? ''} />
}
