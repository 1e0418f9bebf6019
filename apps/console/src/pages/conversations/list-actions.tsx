import { uploadConversations } from '@liangyan/contract'
import type { ComponentType } from 'react'
import { mayOpen } from '../../access.ts'
import { useMe } from '../../shell/session.ts'
import { ExportButton } from './export-button.tsx'
import type { ListActionProps } from './list-action.ts'
import { SavedViews } from './saved-views.tsx'
import { UploadButton } from './upload-button.tsx'

function Upload() {
  const { role } = useMe()
  return mayOpen(uploadConversations, role) ? <UploadButton /> : null
}

/** The buttons above the list, left to right. */
const ACTIONS: readonly ComponentType<ListActionProps>[] = [SavedViews, ExportButton, Upload]

export function ListActions(props: ListActionProps) {
  return ACTIONS.map((Action, index) => <Action key={index} {...props} />)
}
