import type { JudgedItem, ShownScorecard } from '@liangyan/contract'
import { Progress, Switch, Tag, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shareColour } from '../../../signs/score-colour.ts'
import { figure } from '../../../words/figures.ts'
import { Badge } from '../badge.tsx'
import { Sources } from '../findings/sources.tsx'
import type { Item } from '../items.ts'
import { type Judge, JudgedField } from './judged-field.tsx'
import styles from './scorecard.module.css'

interface Props {
  readonly scorecard: ShownScorecard
  readonly items: readonly Item[]
  readonly onSelect: (key: string) => void
  /** What the reviewer judges; absent where nobody reviews on this page. */
  readonly judging?: { readonly judged: readonly JudgedItem[]; readonly onJudge: Judge }
}
type ScoredItem = ShownScorecard['items'][number]

/** Points group by group; each deduction with the findings that it comes from. */
export function Scorecard({ scorecard, items, onSelect, judging }: Props) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const byPosition = new Map(items.map((item) => [item.position, item]))
  const isShown = (item: ScoredItem) =>
    all ||
    item.deducted > 0 ||
    item.findings.length > 0 ||
    (item.judgedBy !== 'rules' && (item.applies || judging !== undefined))
  return (
    <div className={styles.card}>
      <div className={styles.top}>
        <span className={styles.name}>{scorecard.title}</span>
        <label className={styles.switch}>
          <Switch size="small" checked={all} onChange={setAll} />
          {t('conversation.card.all', { count: scorecard.items.length })}
        </label>
      </div>
      {scorecard.groups.map((group) => (
        <section key={group.id} className={styles.group} aria-label={group.title}>
          <header className={styles.groupHead}>
            <h3>{group.title}</h3>
            <Progress
              className={styles.bar}
              percent={group.outOf === 0 ? 0 : (group.points / group.outOf) * 100}
              showInfo={false}
              size={{ height: 6 }}
              strokeColor={shareColour(group.points, group.outOf)}
            />
            <span className={styles.points}>
              <b>{figure(group.points)}</b> / {figure(group.outOf)}
            </span>
          </header>
          <ul className={styles.items}>
            {scorecard.items
              .filter((item) => item.group === group.id && isShown(item))
              .map((item) => (
                <ItemLine
                  key={item.id}
                  item={item}
                  from={item.findings.flatMap((position) => byPosition.get(position) ?? [])}
                  onSelect={onSelect}
                  judging={judging}
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

interface LineProps extends Pick<Props, 'onSelect' | 'judging'> {
  readonly item: ScoredItem
  readonly from: readonly Item[]
}

function ItemLine({ item, from, onSelect, judging }: LineProps) {
  const { t } = useTranslation()
  const byPerson = item.judgedBy !== 'rules'
  const judged = judging?.judged.find((one) => one.item === item.id)
  return (
    <li className={styles.item} data-deducted={item.deducted > 0 || undefined}>
      <div className={styles.line}>
        <span className={styles.title}>
          <Tooltip title={item.why}>
            <span className={item.why === undefined ? undefined : styles.hinted}>{item.title}</span>
          </Tooltip>
          {item.fatal && (
            <Tag color="red" className={styles.tag}>
              {t('conversation.card.fatal')}
            </Tag>
          )}
          {byPerson && <Tag className={styles.tag}>{t('conversation.card.byPerson')}</Tag>}
        </span>
        {!(byPerson && judging) && <Deducted item={item} />}
      </div>
      {byPerson && judging && <JudgedField item={item} judged={judged} onJudge={judging.onJudge} />}
      {!judging && item.comment !== undefined && item.comment !== '' && (
        <p className={styles.comment}>{item.comment}</p>
      )}
      {from.length > 0 && (
        <ul className={styles.from}>
          {from.map((found) => (
            <li key={found.key}>
              <button type="button" className={styles.evidence} onClick={() => onSelect(found.key)}>
                <Badge item={found} />
                <span className={styles.clause}>{found.finding.title}</span>
                {found.finding.evidence[0] && <span className={styles.quote}>“{found.finding.evidence[0].quote}”</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
      {item.deducted > 0 && <Sources sources={item.sources} most={1} />}
    </li>
  )
}

function Deducted({ item }: { readonly item: ScoredItem }) {
  const { t } = useTranslation()
  if (!item.applies)
    return (
      <span className={styles.quiet}>
        {t(item.judgedBy === 'rules' ? 'conversation.card.notApplicable' : 'conversation.card.unjudged')}
      </span>
    )
  return (
    <span className={item.deducted > 0 ? styles.off : styles.quiet}>
      {item.deducted > 0 ? `−${figure(item.deducted)}` : '0'}
    </span>
  )
}
