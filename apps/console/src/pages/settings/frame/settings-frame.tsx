import ArrowRightOutlined from '@ant-design/icons/ArrowRightOutlined'
import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { PageHead } from '../../../shell/page-head.tsx'
import { useMe } from '../../../shell/session.ts'
import { addressOf, groupsFor, type SectionName } from './sections.ts'
import styles from './settings-frame.module.css'

interface Props {
  readonly section: SectionName
  readonly text?: ReactNode
  readonly actions?: ReactNode
  /** Says that nothing can be changed by this role. */
  readonly readOnly?: boolean
  readonly children: ReactNode
}

/** What all settings share: the way from one to the other at the left, the head of the one that is shown. */
export function SettingsFrame({ section, text, actions, readOnly = false, children }: Props) {
  const { t } = useTranslation()
  const { role } = useMe()
  return (
    <div className={styles.page}>
      <nav className={styles.sections} aria-label={t('settings.sections')}>
        {groupsFor(role).map(({ name, sections }) => (
          <div key={name} className={styles.group}>
            <span className={styles.groupName}>{t(`settings.groups.${name}`)}</span>
            {sections.map((each) => (
              <NavLink key={each.name} to={addressOf(each.name)} className={styles.section}>
                {t(`settings.tabs.${each.name}`)}
                {each.name === 'plans' && <ArrowRightOutlined className={styles.away} />}
              </NavLink>
            ))}
          </div>
        ))}
      </nav>
      <div className={styles.content}>
        <PageHead title={t(`settings.tabs.${section}`)} text={text} actions={actions} />
        {readOnly && <Alert type="info" showIcon title={t('settings.readOnly')} />}
        {children}
      </div>
    </div>
  )
}
