import { scorecardWeights, type ScorecardWeights } from '@liangyan/contract'
import { Table, Tag, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { Answered } from '../../../shell/states/index.ts'
import { SettingsFrame } from '../frame/settings-frame.tsx'
import styles from '../panel.module.css'
import own from './scorecard.module.css'

type Group = ScorecardWeights['groups'][number]
type Item = Group['items'][number]

/** The points of the scorecard in force, to be read: they are changed in the standard. */
export function Content() {
  const { t } = useTranslation()
  const asked = useRoute(scorecardWeights, {})
  return (
    <SettingsFrame
      section="scorecard"
      text={t('settings.scorecard.text')}
      actions={<LinkButton to="/standards/versions">{t('settings.scorecard.toStandard')}</LinkButton>}
    >
      <Answered asked={asked}>
        {(data) => (
          <>
            <Head weights={data} />
            {data.groups.map((group) => (
              <section key={group.id} className={styles.panel} aria-label={group.title}>
                <h2 className={own.group}>
                  {group.title} <span className={styles.quiet}>{t('settings.scorecard.points', group)}</span>
                </h2>
                <Table<Item>
                  rowKey="id"
                  size="small"
                  pagination={false}
                  tableLayout="fixed"
                  columns={columnsFor(t)}
                  dataSource={group.items}
                />
              </section>
            ))}
          </>
        )}
      </Answered>
    </SettingsFrame>
  )
}

function Head({ weights: { title, note, outOf, grades, standard } }: { readonly weights: ScorecardWeights }) {
  const { t } = useTranslation()
  return (
    <div className={`${styles.panel} ${styles.padded}`}>
      <h2 className={styles.heading}>
        {title} <span className={styles.quiet}>{t('settings.scorecard.standard', standard)}</span>
      </h2>
      {note !== null && <p className={styles.small}>{note}</p>}
      <p className={own.grades}>
        <b>{t('settings.scorecard.outOf', { points: outOf })}</b>
        {grades.map(({ title, atLeast }, place) => {
          const above = grades[place - 1]
          return (
            <span key={title}>
              {atLeast === 0 && above
                ? t('settings.scorecard.lowest', { title, points: above.atLeast })
                : t('settings.scorecard.grade', { title, points: atLeast })}
            </span>
          )
        })}
      </p>
    </div>
  )
}

function columnsFor(t: TFunction): TableColumnsType<Item> {
  const none = <span className={styles.quiet}>—</span>
  return [
    {
      key: 'title',
      title: t('settings.scorecard.item'),
      render: (_, { title, fatal }) => (
        <>
          {title} {fatal && <Tag color="error">{t('settings.scorecard.fatal')}</Tag>}
        </>
      ),
    },
    {
      key: 'by',
      title: t('settings.scorecard.by'),
      render: (_, { judgedBy, by, why }) => (
        <>
          {judgedBy === 'rules' ? by.join(t('shell.comma')) : <Tag>{t(`settings.scorecard.judgedBy.${judgedBy}`)}</Tag>}
          {why !== null && <p className={own.why}>{why}</p>}
        </>
      ),
    },
    {
      key: 'deduct',
      title: t('settings.scorecard.deduct'),
      width: 100,
      align: 'end',
      render: (_, { deduct }) => deduct ?? none,
    },
    {
      key: 'cap',
      title: t('settings.scorecard.cap'),
      width: 100,
      align: 'end',
      render: (_, { cap }) => cap ?? none,
    },
  ]
}
