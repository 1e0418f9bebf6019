import { hash } from 'node:crypto'

/** By what a JSON text is known again. */
export const digestOf = (json: string): string => hash('sha1', json, 'base64url').slice(0, 12)
