export type VaultProblemKind = 'bad-key' | 'key-file' | 'unknown-key' | 'tampered' | 'wrong-record'

/** Something sealed cannot be opened, or the vault itself cannot be. The message is one line of Chinese. */
export class VaultProblem extends Error {
  readonly kind: VaultProblemKind

  constructor(kind: VaultProblemKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'VaultProblem'
    this.kind = kind
  }
}
