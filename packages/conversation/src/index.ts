export * from './conversation.ts'
