import { escapeIdentifier } from 'pg'

/** The statement with which an administrator makes a database fit for us. */
export function createDatabase(database: string, role: string): string {
  const [name, owner] = [escapeIdentifier(database), escapeIdentifier(role)]
  return `CREATE DATABASE ${name} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';（服务器没有 C.UTF-8 时用 zh_CN.UTF-8 或 en_US.UTF-8）`
}
