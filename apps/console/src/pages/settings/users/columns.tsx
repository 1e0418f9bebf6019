import type { User } from '@liangyan/contract'
import { Tag, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { dateAndTime } from '../../../words/moments.ts'
import { nameOf } from '../../../words/names.ts'
import styles from '../panel.module.css'
import type { GivenPassword } from './given-password.ts'
import { UserActions } from './user-actions.tsx'

interface Doing {
  readonly onEdit: (user: User) => void
  readonly onPassword: (given: GivenPassword) => void
}

export function columnsFor(t: TFunction, myId: number, doing: Doing | false): TableColumnsType<User> {
  const columns: TableColumnsType<User> = [
    {
      key: 'name',
      title: t('people.users.columns.name'),
      render: (_, { id, name }) => (
        <>
          {name} {id === myId && <span className={styles.small}>{t('people.users.you')}</span>}
        </>
      ),
    },
    { key: 'login', title: t('people.users.columns.login'), render: (_, { login }) => login },
    {
      key: 'role',
      title: t('people.users.columns.role'),
      width: 120,
      render: (_, { role }) => nameOf(t, 'role', role),
    },
    {
      key: 'team',
      title: t('people.users.columns.team'),
      render: (_, { team }) => team?.name ?? <span className={styles.quiet}>—</span>,
    },
    {
      key: 'staffNumber',
      title: t('people.users.columns.staffNumber'),
      render: (_, { staffNumber }) => staffNumber ?? <span className={styles.quiet}>—</span>,
    },
    { key: 'state', title: t('people.users.columns.state'), render: (_, user) => <UserState user={user} t={t} /> },
    {
      key: 'lastSeenAt',
      title: t('people.users.columns.lastSeenAt'),
      width: 150,
      render: (_, { lastSeenAt }) =>
        lastSeenAt === null ? <span className={styles.quiet}>{t('people.users.never')}</span> : dateAndTime(lastSeenAt),
    },
  ]
  if (!doing) return columns
  return [
    ...columns,
    {
      key: 'actions',
      title: t('people.users.actions'),
      width: 120,
      render: (_, user) => <UserActions user={user} isMe={user.id === myId} {...doing} />,
    },
  ]
}

function UserState({ user, t }: { readonly user: User; readonly t: TFunction }) {
  const { disabled, locked, password, singleSignOn, sample } = user
  return (
    <span className={styles.tags}>
      {disabled ? <Tag>{t('people.users.disabled')}</Tag> : <Tag color="success">{t('people.users.active')}</Tag>}
      {locked && <Tag color="error">{t('people.users.locked')}</Tag>}
      {password === 'temporary' && <Tag color="warning">{t('people.users.temporary')}</Tag>}
      {(singleSignOn || password === 'none') && <Tag>{t('people.users.singleSignOn')}</Tag>}
      {sample && <Tag>{t('people.users.sample')}</Tag>}
    </span>
  )
}
