export { forgetDesk } from './remembered.ts'
export { useDeskWaiting, useStandingDesk } from './standing.ts'
export { StandingDeskProvider } from './standing-desk-provider.tsx'
