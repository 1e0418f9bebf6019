import type { Outline, SourceTree } from '@liangyan/contract'
import { Table, type TableColumnsType, Tag } from 'antd'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { clauseAddress } from './address.ts'
import styles from './browse.module.css'

type Sentence = SourceTree['documents'][number]['sentences'][number]

interface Props {
  readonly sentences: readonly Sentence[]
  readonly outline: Outline
  readonly version: number
}

const COLOURS: Readonly<Record<string, string>> = { check: 'green', trial: 'purple', missing: 'red' }

/** Sentences of the written standard, how each is carried, and the clauses that cite it. */
export function SentenceTable({ sentences, outline, version }: Props) {
  const { t } = useTranslation()
  const columns = useMemo(() => {
    const titles = new Map(outline.clauses.map(({ id, title }) => [id, title]))
    return columnsFor(t, titles, version)
  }, [t, outline, version])
  return (
    <div className={styles.rows}>
      <Table<Sentence>
        sticky
        rowKey="id"
        size="middle"
        columns={columns}
        dataSource={[...sentences]}
        pagination={{ defaultPageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
      />
    </div>
  )
}

function columnsFor(t: TFunction, titles: ReadonlyMap<string, string>, version: number): TableColumnsType<Sentence> {
  return [
    { key: 'id', title: t('standards.browse.sentenceColumns.id'), dataIndex: 'id', width: 92, className: styles.id },
    { key: 'text', title: t('standards.browse.sentenceColumns.text'), dataIndex: 'text' },
    {
      key: 'carriedBy',
      title: t('standards.browse.sentenceColumns.carriedBy'),
      width: 104,
      render: (_, { carriedBy, kind }) =>
        kind === 'content' && carriedBy === 'missing' ? null : (
          <Tag color={COLOURS[carriedBy] ?? 'default'}>{carrierName(t, carriedBy)}</Tag>
        ),
    },
    {
      key: 'clauses',
      title: t('standards.browse.sentenceColumns.clauses'),
      width: 300,
      render: (_, { clauses }) => (
        <span className={styles.cited}>
          {clauses.map((id) => (
            <Link key={id} to={clauseAddress(id, version)}>
              {titles.get(id) ?? id}
            </Link>
          ))}
        </span>
      ),
    },
  ]
}

/** The codes are data: whether there is a name for one is seen only at run time. */
function carrierName(t: TFunction, code: string): string {
  return (t as (key: string, options: object) => string)(`standards.carriedBy.${code}`, { defaultValue: code })
}
