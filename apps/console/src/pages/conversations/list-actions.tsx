import { uploadConversations, type ConversationFilter } from '@liangyan/contract'
import type { ComponentType } from 'react'
import { mayOpen } from '../../access.ts'
import { useMe } from '../../shell/session.ts'
import { ExportButton } from './export-button.tsx'
import type { ListChoice } from './list-address.ts'
import { SavedViews } from './saved-views.tsx'
import { UploadButton } from './upload-button.tsx'

/** What a button above the list is given: what is shown now, the same as the server is asked with, and how to show other. */
export interface ListActionProps {
  readonly choice: ListChoice
  readonly filter: ConversationFilter
  readonly onChoose: (choice: ListChoice) => void
}

function Upload() {
  const { role } = useMe()
  return mayOpen(uploadConversations, role) ? <UploadButton /> : null
}

/** The buttons above the list, left to right. */
const ACTIONS: readonly ComponentType<ListActionProps>[] = [SavedViews, ExportButton, Upload]

export function ListActions(props: ListActionProps) {
  return ACTIONS.map((Action, index) => <Action key={index} {...props} />)
}
