import type { HolidayNotice } from '@liangyan/contract'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../panel.module.css'
import own from './calendar.module.css'
import { NoticeDialog } from './notice-dialog.tsx'

interface Props {
  readonly notices: readonly HolidayNotice[]
  readonly mayChange: boolean
  /** Rejects where the server refuses; it has said why. */
  readonly onChange: (notices: readonly HolidayNotice[]) => Promise<void>
}

/** Notices of holidays, one a year. */
export function Notices({ notices, mayChange, onChange }: Props) {
  const { t } = useTranslation()
  const [edited, setEdited] = useState<HolidayNotice | 'new'>()
  const byYear = notices.toSorted((a, b) => a.year - b.year)
  const without = (notice: HolidayNotice) => notices.filter((each) => each !== notice)

  async function save(notice: HolidayNotice) {
    await onChange([...(edited === undefined || edited === 'new' ? notices : without(edited)), notice])
    setEdited(undefined)
  }
  return (
    <section className={`${styles.panel} ${styles.padded}`} aria-label={t('settings.calendar.notices')}>
      <div className={own.additionHead}>
        <div>
          <h2 className={styles.heading}>{t('settings.calendar.notices')}</h2>
          <span className={styles.small}>{t('settings.calendar.noticesText')}</span>
        </div>
        {mayChange && <Button onClick={() => setEdited('new')}>{t('settings.calendar.addNotice')}</Button>}
      </div>
      <ul className={own.entries}>
        {byYear.length === 0 && <li className={styles.quiet}>{t('settings.calendar.noNotices')}</li>}
        {byYear.map((notice) => (
          <li key={notice.year} className={own.entry}>
            <span className={own.entryText}>
              <b>{t('settings.calendar.editNotice', notice)}</b>{' '}
              <span className={styles.small}>
                {t('settings.calendar.noticeLine', {
                  holidays: notice.holidays.length,
                  workdays: notice.workdays.length,
                })}
              </span>
              <br />
              <span className={styles.small}>{notice.source}</span>
            </span>
            {mayChange && (
              <>
                <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setEdited(notice)}>
                  {t('settings.calendar.edit')}
                </Button>
                <Popconfirm
                  title={t('settings.calendar.removeConfirm')}
                  okButtonProps={{ danger: true }}
                  onConfirm={() => void onChange(without(notice))}
                >
                  <Button type="link" size="small" danger style={{ padding: 0 }}>
                    {t('settings.calendar.remove')}
                  </Button>
                </Popconfirm>
              </>
            )}
          </li>
        ))}
      </ul>
      {edited !== undefined && (
        <NoticeDialog
          notice={edited === 'new' ? undefined : edited}
          onSave={save}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  )
}
