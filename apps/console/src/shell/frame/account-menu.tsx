import DownOutlined from '@ant-design/icons/DownOutlined'
import KeyOutlined from '@ant-design/icons/KeyOutlined'
import LogoutOutlined from '@ant-design/icons/LogoutOutlined'
import { signOut } from '@liangyan/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAct } from '../../api/index.ts'
import { PasswordForm } from '../../pages/password/password-form.tsx'
import { nameOf } from '../../words/names.ts'
import { forgetDesk } from '../standing-desk/index.ts'
import { seeOff, useMe } from '../session.ts'
import styles from './frame.module.css'

/** Who is signed in: change the password, sign out. */
export function AccountMenu() {
  const { t } = useTranslation()
  const { name, role } = useMe()
  const kept = useQueryClient()
  const navigate = useNavigate()
  const [changing, setChanging] = useState(false)
  const leaving = useAct(signOut, {
    onDone: () => {
      // at once: the door of the pages would keep the way back for whoever comes next
      void navigate('/sign-in', { flushSync: true })
      forgetDesk()
      seeOff(kept)
    },
  })
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'password', icon: <KeyOutlined />, label: t('shell.account.changePassword') },
            { key: 'leave', icon: <LogoutOutlined />, label: t('shell.account.signOut') },
          ],
          onClick: ({ key }) => (key === 'password' ? setChanging(true) : leaving.mutate({})),
        }}
      >
        <Button
          type="text"
          style={{ height: 44 }}
          aria-label={t('shell.told', { name: t('shell.account.menu'), value: name })}
        >
          <span className={styles.person}>
            <span>{name}</span>
            <span className={styles.role}>{nameOf(t, 'role', role)}</span>
          </span>
          <DownOutlined />
        </Button>
      </Dropdown>
      <Modal
        title={t('entrance.change.title')}
        open={changing}
        onCancel={() => setChanging(false)}
        footer={null}
        width={420}
        destroyOnHidden
      >
        <PasswordForm onDone={() => setChanging(false)} />
      </Modal>
    </>
  )
}
