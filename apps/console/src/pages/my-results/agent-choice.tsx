import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFacets } from '../conversations/titles.ts'

interface Props {
  readonly agent: string | undefined
  readonly onChoose: (agent: string | undefined) => void
}

/** An agent of the own team. */
export function AgentChoice({ agent, onChoose }: Props) {
  const { t } = useTranslation()
  const { data } = useFacets()
  return (
    <Select<string>
      style={{ minWidth: 180 }}
      aria-label={t('mine.choose')}
      placeholder={t('mine.choose')}
      value={agent}
      options={(data?.agents ?? []).map(({ number, name }) => ({ value: number, label: `${name} ${number}` }))}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={onChoose}
    />
  )
}
