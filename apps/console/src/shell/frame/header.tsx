import QuestionCircleOutlined from '@ant-design/icons/QuestionCircleOutlined'
import { Button, Layout, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMe } from '../session.ts'
import { AccountMenu } from './account-menu.tsx'
import styles from './frame.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { TaskProgress } from './task-progress.tsx'

export function Header({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useTranslation()
  const { team } = useMe()
  return (
    <Layout.Header className={styles.header}>
      <span className={styles.unit}>{team?.name ?? t('shell.wholeBank')}</span>
      <span className={styles.space} />
      <TaskProgress />
      <Tooltip title={t('shell.keyboard.open')}>
        <Button type="text" icon={<QuestionCircleOutlined />} aria-label={t('shell.keyboard.open')} onClick={onHelp} />
      </Tooltip>
      <LanguageSwitch />
      <AccountMenu />
    </Layout.Header>
  )
}
