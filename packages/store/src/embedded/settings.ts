import { totalmem } from 'node:os'

const MB = 1024 * 1024

/**
 * The server's settings file for a machine (or container) with so many bytes of memory. An administrator's
 * `ALTER SYSTEM` still goes before it.
 */
export function settingsFile(memory = memoryHere()): string {
  const share = (part: number, least: number, most: number) =>
    `${Math.round(Math.min(Math.max((memory * part) / MB, least), most))}MB`
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: share(1 / 8, 32, 512),
    effective_cache_size: share(1 / 2, 128, 65_536),
    maintenance_work_mem: share(1 / 16, 64, 256),
    work_mem: share(1 / 128, 4, 32),
    max_wal_size: '4GB',
    fsync: 'on',
    synchronous_commit: 'on',
    autovacuum: 'on',
    jit: 'off',
    random_page_cost: '1.1',
    // What statements and rows held is personal data: errors go to the program that caused them, not into the log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  return ['# Written anew at every start. Own settings: ALTER SYSTEM SET …', ...lines, ''].join('\n')
}

/** What the machine has, or the container may use of it. */
function memoryHere(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}
