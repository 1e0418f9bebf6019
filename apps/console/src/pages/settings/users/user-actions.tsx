import MoreOutlined from '@ant-design/icons/MoreOutlined'
import {
  type AnyRoute,
  changeUser,
  endUserSessions,
  entrance,
  listTeams,
  listUsers,
  resetPassword,
  toSingleSignOn,
  unlinkUser,
  unlockUser,
  type User,
} from '@liangyan/contract'
import { App, Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct, useRoute } from '../../../api/index.ts'
import styles from '../panel.module.css'
import type { GivenPassword } from './given-password.ts'

interface Props {
  readonly user: User
  readonly isMe: boolean
  readonly onEdit: (user: User) => void
  readonly onPassword: (given: GivenPassword) => void
}

type Deed = 'unlock' | 'endSessions' | 'disable' | 'enable' | 'toSingleSignOn' | 'unlink'

/** What can be done about a person; what cannot be taken back easily is asked twice. */
export function UserActions({ user, isMe, onEdit, onPassword }: Props) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const { data: offer } = useRoute(entrance, {}, { fresh: 60_000 })
  const params = { id: user.id }
  const told = (deed: Deed) => ({
    changes: [listUsers, listTeams] as readonly AnyRoute[],
    onDone: () => void message.success(t(`people.users.done.${deed}`)),
  })
  const unlock = useAct(unlockUser, told('unlock'))
  const end = useAct(endUserSessions, told('endSessions'))
  const disable = useAct(changeUser, told('disable'))
  const enable = useAct(changeUser, told('enable'))
  const separate = useAct(toSingleSignOn, told('toSingleSignOn'))
  const unlink = useAct(unlinkUser, told('unlink'))
  const reset = useAct(resetPassword, {
    changes: [listUsers],
    onDone: ({ password }) => onPassword({ title: t('people.users.password.reset'), user, password }),
  })

  function asked(deed: 'resetPassword' | 'endSessions' | 'disable' | 'toSingleSignOn' | 'unlink', act: () => void) {
    void modal.confirm({
      title: t(`people.users.${deed}`),
      content: t(`people.users.confirm.${deed}`, { name: user.name }),
      okText: t(`people.users.${deed}`),
      okButtonProps: { danger: true },
      onOk: act,
    })
  }
  const items = [
    !isMe && {
      key: 'reset',
      label: t('people.users.resetPassword'),
      onClick: () => asked('resetPassword', () => reset.mutate({ params })),
    },
    user.locked && { key: 'unlock', label: t('people.users.unlock'), onClick: () => unlock.mutate({ params }) },
    {
      key: 'end',
      label: t('people.users.endSessions'),
      onClick: () => asked('endSessions', () => end.mutate({ params })),
    },
    !isMe &&
      offer?.singleSignOn !== null &&
      user.password !== 'none' && {
        key: 'separate',
        label: t('people.users.toSingleSignOn'),
        onClick: () => asked('toSingleSignOn', () => separate.mutate({ params })),
      },
    user.singleSignOn && {
      key: 'unlink',
      label: t('people.users.unlink'),
      onClick: () => asked('unlink', () => unlink.mutate({ params })),
    },
    !isMe && { type: 'divider' as const },
    !isMe &&
      (user.disabled
        ? {
            key: 'enable',
            label: t('people.users.enable'),
            onClick: () => enable.mutate({ params, body: { disabled: false } }),
          }
        : {
            key: 'disable',
            danger: true,
            label: t('people.users.disable'),
            onClick: () => asked('disable', () => disable.mutate({ params, body: { disabled: true } })),
          }),
  ].filter((item) => item !== false)
  return (
    <span className={styles.actions}>
      <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onEdit(user)}>
        {t('people.users.edit')}
      </Button>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-label={`${t('people.users.actions')} ${user.name}`}
        />
      </Dropdown>
    </span>
  )
}
