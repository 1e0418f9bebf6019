import { compareStandards, type StandardVersion } from '@liangyan/contract'
import { Skeleton, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRoute } from '../../../api/index.ts'
import { errorText } from '../../../shell/states/error-text.ts'
import { clauseAddress } from '../browse/address.ts'
import panel from '../frame/panel.module.css'
import styles from './versions.module.css'

const MOST = 12
const COLOURS = { added: 'green', removed: 'red', changed: 'gold' } as const

/** What a version changes of the one that it was made from, in short. */
export function Changes({ version: { id, basedOn } }: { readonly version: StandardVersion }) {
  const { t } = useTranslation()
  return (
    <section className={`${panel.panel} ${panel.padded}`}>
      <div className={panel.bar}>
        <h2 className={panel.title}>{t('standards.life.changes')}</h2>
        <span className={panel.space} />
        {basedOn && <Link to={`/standards/compare?from=${basedOn.id}&to=${id}`}>{t('standards.life.toCompare')}</Link>}
      </div>
      {basedOn ? <Summary from={basedOn.id} to={id} /> : <p className={panel.quiet}>{t('standards.life.noBase')}</p>}
    </section>
  )
}

function Summary({ from, to }: { readonly from: number; readonly to: number }) {
  const { t } = useTranslation()
  const { data, error } = useRoute(compareStandards, { query: { from, to } })
  if (error) return <p className={panel.quiet}>{errorText(t, error)}</p>
  if (data === undefined) return <Skeleton active title={false} />
  const { clauses, files } = data
  if (files.length === 0) return <p className={panel.quiet}>{t('standards.life.changesNone')}</p>
  const count = (change: string) => clauses.filter((clause) => clause.change === change).length
  const counts = { added: count('added'), changed: count('changed'), removed: count('removed'), files: files.length }
  return (
    <>
      <p className={panel.quiet}>{t('standards.life.changesCount', counts)}</p>
      <ul className={styles.changed}>
        {clauses.slice(0, MOST).map(({ id, title, change }) => (
          <li key={id}>
            <Tag color={COLOURS[change]}>{t(`standards.compare.change.${change}`)}</Tag>
            {change === 'removed' ? title : <Link to={clauseAddress(id, to)}>{title}</Link>}
          </li>
        ))}
      </ul>
    </>
  )
}
