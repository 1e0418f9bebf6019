import { entrance } from '@liangyan/contract'
import QuestionCircleOutlined from '@ant-design/icons/QuestionCircleOutlined'
import { Button, Layout, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../api/index.ts'
import { useMe } from '../session.ts'
import { AccountMenu } from './account-menu.tsx'
import styles from './frame.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { TaskProgress } from './task-progress.tsx'

export function Header({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useTranslation()
  const { team } = useMe()
  const { data: offer } = useRoute(entrance, {}, { fresh: 60_000 })
  return (
    <Layout.Header className={styles.header}>
      <span className={styles.unit}>{offer?.bank || t('shell.subtitle')}</span>
      {team !== null && <span className={styles.team}>{team.name}</span>}
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
