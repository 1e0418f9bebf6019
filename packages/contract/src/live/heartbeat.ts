import { Type, type Static } from 'typebox'

/** Whoever cannot ping on the level of the socket (a browser) asks so whether the line is alive; answered at once. */
export const Ping = Type.Object({ type: Type.Literal('ping') })
export type Ping = Static<typeof Ping>
export const Pong = Type.Object({ type: Type.Literal('pong') })
export type Pong = Static<typeof Pong>
