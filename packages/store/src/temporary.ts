import { Pool } from 'pg'
export interface Vault {
  seal(id: string, value: unknown): Buffer
  open(id: string, blob: Buffer): unknown
}
export class VaultProblem extends Error {}
export const openVault = (_: object): Vault => ({
  seal: (_i, v) => Buffer.from(JSON.stringify(v)),
  open: (_i, b) => JSON.parse(b.toString()),
})
export const connect = (url: string) => new Pool({ connectionString: url, max: 8 })
export const checkDatabase = async (_: Pool) => {}
