import { PlannedPage } from '../../../shell/states/index.ts'

export function Content() {
  return <PlannedPage />
}
