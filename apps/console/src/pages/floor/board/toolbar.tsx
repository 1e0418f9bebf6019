import SortDescendingOutlined from '@ant-design/icons/SortDescendingOutlined'
import type { LiveLine } from '@liangyan/contract'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../words/names.ts'
import { FilterSelect, type Option } from '../../conversations/filter-select.tsx'
import { type Choice, type FilterName, isNarrowed, STATES } from '../state/filter.ts'
import styles from './board.module.css'

interface Props {
  readonly lines: readonly LiveLine[]
  /** How many of them the filter lets through. */
  readonly shown: number
  readonly choice: Choice
  readonly isOverdue: boolean
  readonly onSortAgain: () => void
  readonly onChoose: (choice: Choice) => void
}

/** Which conversations, and whether their order is the latest. */
export function Toolbar({ lines, shown, choice, isOverdue, onSortAgain, onChoose }: Props) {
  const { t } = useTranslation()
  const options: Readonly<Record<FilterName, readonly Option[]>> = {
    agent: optionsOf(lines, choice.agent, ({ agent, agentName }) => [agent, `${agentName ?? ''} ${agent}`.trim()]),
    team: optionsOf(lines, choice.team, ({ teamName }) => [teamName ?? '', teamName ?? '']),
    channel: optionsOf(lines, choice.channel, ({ channel }) => [channel, nameOf(t, 'channel', channel)]),
    state: STATES.map((state) => ({ value: state, label: t(`floor.state.${state}`) })),
  }
  const filters = (['agent', 'team', 'channel', 'state'] as const).filter(
    (name) => name !== 'team' || options.team.length > 1 || choice.team !== undefined,
  )
  return (
    <div className={styles.toolbar}>
      {filters.map((name) => (
        <FilterSelect
          key={name}
          label={t(`floor.filter.${name}`)}
          value={choice[name]}
          options={options[name]}
          onChoose={(value) => onChoose({ ...choice, [name]: value })}
        />
      ))}
      <span className={styles.count} role="status">
        {isNarrowed(choice)
          ? t('floor.countOf', { count: shown, all: lines.length })
          : t('floor.count', { count: lines.length })}
      </span>
      {isNarrowed(choice) && (
        <Button type="link" size="small" onClick={() => onChoose({ order: choice.order })}>
          {t('floor.filter.clear')}
        </Button>
      )}
      {isOverdue || choice.order !== 'need' ? (
        <Button
          size="small"
          className={styles.again}
          icon={<SortDescendingOutlined />}
          title={isOverdue ? t('floor.held') : undefined}
          onClick={() => {
            onSortAgain()
            onChoose({ ...choice, order: 'need' })
          }}
        >
          {t('floor.reorder')}
        </Button>
      ) : (
        <span className={styles.hint} title={t('floor.hint')}>
          {t('floor.hint')}
        </span>
      )}
    </div>
  )
}

/** What there is to choose from now, and what is chosen. */
function optionsOf(
  lines: readonly LiveLine[],
  chosen: string | undefined,
  of: (line: LiveLine) => readonly [value: string, label: string],
): Option[] {
  const all = new Map(lines.map(of))
  all.delete('')
  if (chosen !== undefined && !all.has(chosen)) all.set(chosen, chosen)
  return [...all].map(([value, label]) => ({ value, label })).sort((a, b) => (a.value < b.value ? -1 : 1))
}
