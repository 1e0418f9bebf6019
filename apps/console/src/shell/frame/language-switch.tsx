import GlobalOutlined from '@ant-design/icons/GlobalOutlined'
import { setLanguage } from '@liangyan/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/index.ts'
import { LANGUAGES, speak, type Language } from '../../words/index.ts'
import { askAgain } from '../session.ts'

/** Languages, each by its own name. */
const OWN_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' }

/** Changes the language of the screen, and keeps it for this person. */
export function LanguageSwitch() {
  const kept = useQueryClient()
  const { mutate } = useAct(setLanguage, { onDone: () => void askAgain(kept) })
  return (
    <LanguageChoice
      onChoose={(language) => {
        void speak(language)
        mutate({ body: { language } })
      }}
    />
  )
}

export function LanguageChoice({ onChoose }: { readonly onChoose: (language: Language) => void }) {
  const { t, i18n } = useTranslation()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [i18n.language],
        items: LANGUAGES.map((language) => ({ key: language, label: OWN_NAMES[language] })),
        onClick: ({ key }) => onChoose(key as Language),
      }}
    >
      <Button type="text" icon={<GlobalOutlined />} aria-label={t('shell.language')}>
        {OWN_NAMES[i18n.language as Language]}
      </Button>
    </Dropdown>
  )
}
