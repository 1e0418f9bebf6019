import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly list: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
  readonly className?: string | undefined
}

/** Brings the next page of a list; nothing where there is none. */
export function MoreButton({ list, className }: Props) {
  const { t } = useTranslation()
  if (!list.hasNextPage) return null
  return (
    <Button className={className} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {t('shell.more')}
    </Button>
  )
}
