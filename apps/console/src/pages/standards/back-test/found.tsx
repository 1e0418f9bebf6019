import type { BackTest, BackTestSummary } from '@liangyan/contract'
import { Segmented, Select, Tag } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { figure } from '../../../words/figures.ts'
import panel from '../frame/panel.module.css'
import { type Choice, KINDS, type ListName } from './address.ts'
import styles from './back-test.module.css'
import { Flips } from './flips.tsx'
import { KIND_WORDS } from './kind-words.ts'
import { Places } from './places.tsx'

interface Props {
  readonly test: BackTest
  readonly summary: BackTestSummary
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}

/** The conversations that a back-test names, narrowed as the address says. */
export function Found({ test, summary, choice, onChoose }: Props) {
  const { t } = useTranslation()
  const { changed, upheldAppeals, misses } = summary
  const counts: Readonly<Record<ListName, number>> = {
    flips: changed,
    lost: upheldAppeals.lostCount,
    missed: misses.stillMissedCount,
  }
  return (
    <>
      <div className={styles.filters}>
        <Segmented<ListName>
          value={choice.list}
          onChange={(list) => onChoose({ list })}
          options={(['flips', 'lost', 'missed'] as const).map((value) => ({
            value,
            label: `${t(`standards.backTest.lists.${value}`)} ${figure(counts[value])}`,
          }))}
        />
        <span className={panel.space} />
        {choice.list === 'flips' && <Filters summary={summary} choice={choice} onChoose={onChoose} />}
      </div>
      {choice.list === 'flips' ? (
        <Flips key={test.id} test={test} choice={choice} onClear={() => onChoose({ list: 'flips' })} />
      ) : (
        <Places
          test={test}
          list={choice.list}
          places={choice.list === 'lost' ? upheldAppeals.lost : misses.stillMissed}
          all={counts[choice.list]}
        />
      )}
    </>
  )
}

function Filters({ summary, choice, onChoose }: Omit<Props, 'test'>) {
  const { t } = useTranslation()
  const { fatal: _fatal, moved: _moved, ...narrow } = choice
  const { clause: _clause, ...anyClause } = choice
  const { kind: _kind, ...anyKind } = choice
  const { score: _score, ...anyScore } = choice
  const special = specialOf(t, choice)
  return (
    <>
      {special !== undefined && (
        <Tag closable onClose={() => onChoose(narrow)}>
          {special}
        </Tag>
      )}
      <Select
        aria-label={t('standards.backTest.anyClause')}
        style={{ width: 260 }}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('standards.backTest.anyClause')}
        value={choice.clause}
        options={summary.clauses.map(({ clause, title }) => ({ value: clause, label: title }))}
        onChange={(clause) => onChoose(clause === undefined ? anyClause : { ...choice, clause })}
      />
      <Select
        aria-label={t('standards.backTest.anyKind')}
        style={{ width: 150 }}
        allowClear
        placeholder={t('standards.backTest.anyKind')}
        value={choice.kind}
        options={KINDS.map((value) => ({ value, label: t(`standards.backTest.${KIND_WORDS[value]}`) }))}
        onChange={(kind) => onChoose(kind === undefined ? anyKind : { ...choice, kind })}
      />
      <Select
        aria-label={t('standards.backTest.anyScore')}
        style={{ width: 130 }}
        allowClear
        placeholder={t('standards.backTest.anyScore')}
        value={choice.score}
        options={(['up', 'down'] as const).map((value) => ({ value, label: t(`standards.backTest.filters.${value}`) }))}
        onChange={(score) => onChoose(score === undefined ? anyScore : { ...choice, score })}
      />
    </>
  )
}

/** What was chosen above the list: it has no field of its own. */
function specialOf(t: TFunction, { fatal, moved }: Choice): string | undefined {
  if (fatal) return t(`standards.backTest.${fatal}`)
  return moved && t('standards.backTest.movedBy', { above: moved[0], upTo: moved[1] })
}
