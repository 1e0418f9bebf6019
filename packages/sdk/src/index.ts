export type {
  Concluded,
  HandOverTo,
  LiveEvent,
  LiveHead,
  LiveProblem,
  LiveTurn,
  LiveView,
  LiveWarning,
  ObligationClock,
  SeqRanges,
  WordingCard,
} from '@liangyan/contract'
export { CLOSED } from '@liangyan/contract'
export type { Timing } from './backoff.ts'
export * from './chat-socket.ts'
export * from './desk-socket.ts'
export * from './floor-socket.ts'
export * from './live-source.ts'
export { newRef } from './platform.ts'
export * from './play.ts'
export * from './resuming-socket.ts'
export * from './timeline.ts'
export { type ConversationOptions, LiveRefusal, type ToldConversation } from './told-conversation.ts'
export { type OpenWebSocket, openPlatformSocket, socketAddress, type WebSocketLike } from './web-socket.ts'
