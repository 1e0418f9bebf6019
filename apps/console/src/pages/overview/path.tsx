import { Breadcrumb } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMe } from '../../shell/session.ts'
import { nameOf } from '../../words/names.ts'
import { useTitles } from '../conversations/titles.ts'
import { type Choice, SCOPE_NAMES, writeChoice } from './choice.ts'
import styles from './overview.module.css'

interface Props {
  readonly choice: Choice
}

/** From the whole bank down to what is shown now; every step leads back. */
export function Path({ choice }: Props) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { role, team } = useMe()
  const { scope } = choice
  const names = SCOPE_NAMES.filter((name) => scope[name] !== undefined)
  if (names.length === 0) return null
  const called = {
    team: () => titles.team(scope.team ?? 0),
    agent: () => titles.agent(scope.agent ?? ''),
    channel: () => nameOf(t, 'channel', scope.channel ?? ''),
    service: () => scope.service ?? '',
  }
  const steps = [
    { title: (role === 'team-lead' && team?.name) || t('overview.filter.wholeBank'), scope: {} },
    ...names.map((name, place) => ({
      title: `${t(`overview.filter.${name}`)} ${called[name]()}`,
      scope: Object.fromEntries(names.slice(0, place + 1).map((one) => [one, scope[one]])),
    })),
  ]
  return (
    <nav aria-label={t('overview.filter.path')} className={styles.path}>
      <Breadcrumb
        items={steps.map(({ title, scope }, place) => ({
          title:
            place === steps.length - 1 ? (
              title
            ) : (
              <Link to={`/overview?${writeChoice({ ...choice, scope })}`}>{title}</Link>
            ),
        }))}
      />
    </nav>
  )
}
