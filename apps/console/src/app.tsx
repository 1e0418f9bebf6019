import { QueryClientProvider } from '@tanstack/react-query'
import { App as Messages, ConfigProvider } from 'antd'
import type { Locale } from 'antd/es/locale/index.js'
import zhCN from 'antd/locale/zh_CN.js'
import 'dayjs/locale/zh-cn.js'
import dayjs from 'dayjs'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RouterProvider } from 'react-router/dom'
import { client } from './api/index.ts'
import { createQueries } from './api/queries.ts'
import { router } from './router.tsx'
import { KeyboardListener } from './shell/keyboard/index.ts'
import { seeOff } from './shell/session.ts'
import { errorText } from './shell/states/index.ts'
import { theme } from './shell/theme.ts'

const MODAL = { styles: { header: { marginBottom: 16 } } }

/** Where people want less motion there is none, and nothing waits for the end of one. */
const calmTheme = { ...theme, token: { ...theme.token, motion: false } }
const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches

export function App() {
  const locale = useLocale()
  return (
    <ConfigProvider
      theme={isCalm ? calmTheme : theme}
      locale={locale}
      button={{ autoInsertSpace: false }}
      modal={MODAL}
    >
      <Messages>
        <Asking>
          <KeyboardListener>
            <RouterProvider router={router} />
          </KeyboardListener>
        </Asking>
      </Messages>
    </ConfigProvider>
  )
}

/** The questions to the server, their refusals shown as messages. */
function Asking({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  const { message } = Messages.useApp()
  const [queries] = useState(() => createQueries((refused) => void message.error(errorText(t, refused))))
  useEffect(() => {
    client.onSignedOut = () => seeOff(queries)
  }, [queries])
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>
}

/** The words that Ant Design itself says; the English ones are fetched when they are wanted. */
function useLocale(): Locale {
  const { i18n } = useTranslation()
  const [english, setEnglish] = useState<Locale>()
  const speaksEnglish = i18n.language === 'en'
  useEffect(() => {
    dayjs.locale(speaksEnglish ? 'en' : 'zh-cn')
    if (speaksEnglish) void import('antd/locale/en_US.js').then((module) => setEnglish(module.default))
  }, [speaksEnglish])
  return speaksEnglish && english ? english : zhCN
}
