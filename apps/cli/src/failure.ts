/** Something the user gave cannot be used: one line says what and how to go on. The exit code is 2. */
export class Unusable extends Error {
  override name = 'Unusable'
}

/** A write that failed: what happened to the file or stream, for people. */
const REASONS: Readonly<Record<string, string | undefined>> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  ENOENT: '路径不存在',
  ENOTDIR: '路径中有一段不是目录',
  EISDIR: '这是一个目录',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
  EROFS: '文件系统只读',
  EMFILE: '打开的文件过多',
  ENAMETOOLONG: '文件名过长',
  ELOOP: '符号链接循环',
  EIO: '读写设备出错',
  EFBIG: '文件过大',
  ERR_FS_FILE_TOO_LARGE: '文件过大',
}

/** Why an operation of the system failed, in Chinese where the reason is a usual one. */
export function reasonOf(error: unknown): string {
  const usual = REASONS[codeOf(error) ?? '']
  return usual ?? (error instanceof Error ? error.message : String(error))
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
