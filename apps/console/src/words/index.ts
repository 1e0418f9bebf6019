import words from 'i18next'
import { initReactI18next } from 'react-i18next'
import { zhCN, type Words } from './zh-CN/index.ts'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    resources: { words: Words }
  }
}

/** The browser remembers the language for the sign-in page; after that the person's own counts. */
const REMEMBERED = 'liangyan.language'

export async function startWords(): Promise<void> {
  const remembered = localStorage.getItem(REMEMBERED)
  await words.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    defaultNS: 'words',
    resources: { 'zh-CN': { words: zhCN } },
    interpolation: { escapeValue: false },
  })
  await speak(remembered === 'en' ? 'en' : 'zh-CN')
}

/** Changes the language of the screen; English words are fetched when they are first wanted. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en' && !words.hasResourceBundle('en', 'words')) {
    const { en } = await import('./en/index.ts')
    words.addResourceBundle('en', 'words', en)
  }
  document.documentElement.lang = language
  localStorage.setItem(REMEMBERED, language)
  if (words.language !== language) await words.changeLanguage(language)
}
