export { client, type InputOf } from './client.ts'
export { keyOf, outdate, useAct, useList, useRoute } from './hooks.ts'
export { isSignedOut, Refused } from './refusal.ts'
