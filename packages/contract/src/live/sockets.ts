/** Where the sockets are. A machine shows its key (`live:write`), a person the session's cookie, a customer the token. */
export const SOCKETS = {
  source: '/api/live/source',
  desk: '/api/live/desk',
  floor: '/api/live/floor',
  /** `?token=…&from=N`: messages from N on are told. */
  chat: '/api/live/chat',
} as const

/** Why the server closed a socket; beyond those of the protocol itself. */
export const CLOSED = {
  notAdmitted: 4401,
  forbidden: 4403,
  unknown: 4404,
  tooMany: 4429,
  /** Another page of the same person or chat has taken its place. */
  replaced: 4409,
  tooSlow: 4408,
} as const
