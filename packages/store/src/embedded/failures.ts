import { DatabaseProblem, type DatabaseProblemKind } from '../problem.ts'

/** What PostgreSQL's programs print, and what a person needs to know. `where` is the folder, `$1` a captured part. */
const MEANINGS: [RegExp, DatabaseProblemKind, (where: string, part: string) => string][] = [
  [
    /could not bind IPv4 address "[^"]*": Address already in use/,
    'port-taken',
    () => '端口已被别的程序占用：请换一个端口，或不指定端口（自动选一个空闲的）',
  ],
  [
    /could not bind IPv4 address "[^"]*": Permission denied/,
    'no-permission',
    () => '当前用户无权使用这个端口：请换一个 1024 以上的端口',
  ],
  [
    /No space left on device|Disk quota exceeded/,
    'disk-full',
    (where) => `磁盘已满（${where}）：请腾出至少 1 GB 空间后再启动`,
  ],
  [
    /could not (?:map anonymous shared memory|resize shared memory segment|create shared memory segment)/,
    'no-memory',
    () => '内存不足，数据库启动不了：请给本机或容器留出至少 1 GB 内存',
  ],
  [
    /error while loading shared libraries: ([^:]+)/,
    'no-program',
    (_, part) =>
      `内置 PostgreSQL 缺少系统库 ${part}：请用系统的软件包管理器安装它，或用 DATABASE_URL 指定已有的 PostgreSQL`,
  ],
  [
    /data directory "[^"]*" has wrong ownership/,
    'no-permission',
    (where) => `${where} 里的数据目录属于别的用户：请用当初建立它的用户（或 root）启动，或用 chown -R 改回属主`,
  ],
  [
    /Permission denied|Read-only file system|Operation not permitted/,
    'no-permission',
    (where) => `没有权限读写数据库文件夹 ${where}：请改正文件夹的属主和权限，或另选一个文件夹`,
  ],
  [
    /lock file "[^"]*" already exists|pre-existing shared memory block/,
    'busy',
    (where) => `${where} 里的数据正被另一个数据库进程使用：请先停止它`,
  ],
]

/** What the server's or initdb's words mean; `log` is named where nothing better can be said. */
export function serverProblem(words: string, where: string, log?: string): DatabaseProblem {
  for (const [pattern, kind, says] of MEANINGS) {
    const found = pattern.exec(words)
    if (found) return new DatabaseProblem(kind, `内置数据库启动失败：${says(where, found[1] ?? '')}`)
  }
  const last = /(?:FATAL|PANIC|initdb: error|pg_ctl):\s*(.+)/.exec(words)?.[1] ?? words.trim().split('\n').at(-1) ?? ''
  const more = log === undefined ? '' : `；详见 ${log}`
  return new DatabaseProblem('other', `内置数据库启动失败（${where}）：${last}${more}`)
}

/** What to say of a file or folder that could not be read, made or changed. Other errors come back as they are. */
export function fileProblem(error: unknown): unknown {
  const { code = '', path } = error as NodeJS.ErrnoException
  if (error instanceof DatabaseProblem || path === undefined) return error
  const options = { cause: error }
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    const says = `没有权限读写 ${path}（${code}）：请改正它的属主和权限，或另选一个文件夹`
    return new DatabaseProblem('no-permission', says, options)
  }
  if (['ENOSPC', 'EDQUOT'].includes(code)) {
    return new DatabaseProblem('disk-full', `磁盘已满，写不了 ${path}：请腾出至少 1 GB 空间`, options)
  }
  if (['ENOTDIR', 'EEXIST'].includes(code)) {
    return new DatabaseProblem('other', `${path} 不是文件夹：请另选一个位置`, options)
  }
  return new DatabaseProblem(
    'other',
    `无法读写 ${path}（${code}）：请检查路径和磁盘（是否只读），或另选一个位置`,
    options,
  )
}
