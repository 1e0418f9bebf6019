import type { ConversationFilter } from '@liangyan/contract'
import type { ListChoice } from './list-address.ts'

/** What a button above the list is given: what is shown now, the same as the server is asked with, and how to show other. */
export interface ListActionProps {
  readonly choice: ListChoice
  readonly filter: ConversationFilter
  readonly onChoose: (choice: ListChoice) => void
}
