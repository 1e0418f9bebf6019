export interface EmbeddedOptions {
  /** Folder of this one server: data, password, log. Made where it is not there. */
  readonly folder: string
  /** Any free one unless given. Ignored where the server runs already. */
  readonly port?: number
  /** Takes lines of Chinese that a person at the terminal should read. */
  readonly say?: (line: string) => void
  /** Holds `bin/postgres` and so on; those that npm installed unless given. */
  readonly programs?: string
  /** Where root's server keeps what its account cannot get at in the folder. */
  readonly home?: string
}
