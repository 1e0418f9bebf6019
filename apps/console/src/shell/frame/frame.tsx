import { Layout } from 'antd'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate } from 'react-router'
import { mayOpen } from '../../access.ts'
import { PAGES } from '../../pages/index.tsx'
import { KeyboardHelp, useShortcuts } from '../keyboard/index.ts'
import { useMe } from '../session.ts'
import { LoadingState } from '../states/index.ts'
import styles from './frame.module.css'
import { Header } from './header.tsx'
import { SampleBanner } from './sample-banner.tsx'
import { SideMenu } from './side-menu.tsx'

const NARROW = 'liangyan.narrow-menu'

/** What stands around every page: menu, header, banner; the page itself scrolls. */
export function Frame() {
  const { t } = useTranslation()
  const [narrow, setNarrow] = useState(() => localStorage.getItem(NARROW) === 'yes')
  const [help, setHelp] = useState(false)
  useAreaShortcuts(() => setHelp(true))

  function collapse(narrow: boolean) {
    localStorage.setItem(NARROW, narrow ? 'yes' : 'no')
    setNarrow(narrow)
  }
  return (
    <Layout className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('shell.skip')}
      </a>
      <SideMenu narrow={narrow} onCollapse={collapse} />
      <Layout>
        <Header onHelp={() => setHelp(true)} />
        <SampleBanner />
        <Layout.Content className={styles.content} id="content" tabIndex={-1}>
          <Suspense fallback={<LoadingState whole />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      <KeyboardHelp open={help} onClose={() => setHelp(false)} />
    </Layout>
  )
}

function useAreaShortcuts(onHelp: () => void): void {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { role } = useMe()
  useShortcuts(t('shell.keyboard.everywhere'), [
    { keys: ['?'], label: t('shell.keyboard.help'), act: onHelp },
    ...PAGES.flatMap((page) =>
      page.menu === undefined || !mayOpen(page, role)
        ? []
        : [
            {
              keys: [`g ${page.menu.letter}`],
              label: t('shell.keyboard.goTo', { area: t(`areas.${page.title}`) }),
              act: () => void navigate(page.path),
            },
          ],
    ),
  ])
}
