import MenuFoldOutlined from '@ant-design/icons/MenuFoldOutlined'
import MenuUnfoldOutlined from '@ant-design/icons/MenuUnfoldOutlined'
import { Layout, Menu } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { mayOpen } from '../../access.ts'
import { PAGES } from '../../pages/index.tsx'
import { useMe } from '../session.ts'
import styles from './frame.module.css'
import { useWaiting } from './waiting.ts'

interface Props {
  readonly narrow: boolean
  readonly onCollapse: (narrow: boolean) => void
}

/** The areas that this role may open. */
export function SideMenu({ narrow, onCollapse }: Props) {
  const { t } = useTranslation()
  const { role } = useMe()
  const { pathname } = useLocation()
  const entries = PAGES.filter((page) => page.menu !== undefined && mayOpen(page, role))
  const waiting = useWaiting(role)
  const here = entries.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
  const fold = narrow ? t('shell.expand') : t('shell.collapse')
  return (
    <Layout.Sider
      className={styles.sider}
      width={188}
      collapsedWidth={60}
      collapsed={narrow}
      trigger={null}
      collapsible
    >
      <Link to="/" className={styles.mark} aria-label={t('shell.home')}>
        <img src="/mark.svg" alt="" />
        {!narrow && (
          <span>
            <span className={styles.name}>{t('shell.product')}</span>
          </span>
        )}
      </Link>
      <nav className={styles.menu} aria-label={t('shell.menu')}>
        <Menu
          theme="dark"
          mode="inline"
          inlineIndent={16}
          selectedKeys={here ? [here.path] : []}
          items={entries.map((page) => ({
            key: page.path,
            icon: page.menu?.icon,
            title: t(`areas.${page.title}`),
            label: (
              <Link to={page.path} onMouseEnter={page.prepare} onFocus={page.prepare}>
                {t(`areas.${page.title}`)}
                <Waiting number={waiting[page.path]} />
              </Link>
            ),
          }))}
        />
      </nav>
      <button type="button" className={styles.fold} onClick={() => onCollapse(!narrow)} aria-label={fold} title={fold}>
        {narrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
    </Layout.Sider>
  )
}

/** How many of an area's things wait for whoever is signed in. */
function Waiting({ number = 0 }: { readonly number: number | undefined }) {
  const { t } = useTranslation()
  if (number === 0) return null
  return (
    <span role="img" className={styles.waiting} aria-label={t('shell.waiting', { count: number })}>
      {number > 99 ? '99+' : number}
    </span>
  )
}
