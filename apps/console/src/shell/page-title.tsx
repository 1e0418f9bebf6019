import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDeskWaiting } from './standing-desk/index.ts'

const SignContext = createContext<(sign: string | undefined) => void>(() => undefined)

interface Props {
  readonly name: string
  /** The page that has this name. */
  readonly children: ReactNode
}

/** The one place that writes the title of the tab: what the page tells there, what waits at the desk, the page's name. */
export function PageTitle({ name, children }: Props) {
  const { t } = useTranslation()
  const waiting = useDeskWaiting()
  const [sign, setSign] = useState<string>()
  const signs = [sign, waiting > 0 ? String(waiting) : undefined].flatMap((sign) => (sign ? [`(${sign})`] : []))
  return (
    <SignContext value={setSign}>
      <title>{[...signs, name, '·', t('shell.product')].join(' ')}</title>
      {children}
    </SignContext>
  )
}

/** Tells something in the title of the tab, for whoever looks elsewhere, as long as the page is open; undefined: nothing. */
export function useTitleSign(sign: string | undefined): void {
  const setSign = useContext(SignContext)
  useEffect(() => {
    setSign(sign)
    return () => setSign(undefined)
  }, [sign, setSign])
}
