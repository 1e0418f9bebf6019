import type { ClauseFlipCount, FlipKind } from '@liangyan/contract'
import { Button, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { figure } from '../../../words/figures.ts'
import panel from '../frame/panel.module.css'
import type { Choice, OnPick } from './address.ts'
import { KIND_WORDS } from './kind-words.ts'

interface Props {
  readonly clauses: readonly ClauseFlipCount[]
  readonly choice: Choice
  readonly onPick: OnPick
}

/** Height that the table may take before it scrolls, in pixels. */
const HEIGHT = 236

/** How often each clause is judged otherwise, and in what way. */
export function ClauseCounts({ clauses, choice, onPick }: Props) {
  const { t } = useTranslation()
  const column = (kind: FlipKind) => ({
    key: kind,
    title: t(`standards.backTest.${KIND_WORDS[kind]}`),
    width: 118,
    align: 'right' as const,
    sorter: (a: ClauseFlipCount, b: ClauseFlipCount) => a[KIND_WORDS[kind]] - b[KIND_WORDS[kind]],
    sortDirections: ['descend' as const],
    render: (_: unknown, count: ClauseFlipCount) => {
      const number = count[KIND_WORDS[kind]]
      if (number === 0) return <span className={panel.quiet}>0</span>
      return (
        <Button
          type="link"
          size="small"
          style={{ padding: 0 }}
          onClick={() => onPick({ list: 'flips', clause: count.clause, kind })}
        >
          {figure(number)}
        </Button>
      )
    },
  })
  return (
    <section className={`${panel.panel} ${panel.table}`} aria-label={t('standards.backTest.clauses')}>
      <div className={panel.head}>
        <h2 className={panel.title}>{t('standards.backTest.clauses')}</h2>
        <span className={`${panel.quiet} ${panel.small}`}>{t('standards.backTest.clausesText')}</span>
      </div>
      <Table<ClauseFlipCount>
        size="small"
        rowKey="clause"
        pagination={false}
        scroll={{ y: HEIGHT }}
        dataSource={clauses.toSorted((a, b) => total(b) - total(a))}
        locale={{ emptyText: t('standards.backTest.noFlips') }}
        columns={[
          {
            key: 'clause',
            title: t('standards.browse.columns.clause'),
            render: (_, { clause, title }) => (
              <Button
                type="link"
                size="small"
                style={{ padding: 0, whiteSpace: 'normal', height: 'auto', textAlign: 'left' }}
                aria-pressed={choice.clause === clause}
                onClick={() => onPick({ list: 'flips', clause })}
              >
                {title}
              </Button>
            ),
          },
          column('newly-broken'),
          column('no-longer-broken'),
          column('to-undecided'),
          column('no-longer-undecided'),
        ]}
      />
    </section>
  )
}

const total = (count: ClauseFlipCount) =>
  count.newlyBroken + count.noLongerBroken + count.toUndecided + count.noLongerUndecided
