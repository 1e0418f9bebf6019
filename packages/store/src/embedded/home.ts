import { chmod, mkdir } from 'node:fs/promises'

/** Where root puts what the server's account must get at, when the folder it was given lies behind a closed door. */
export const SYSTEM_HOME = '/var/lib/liangyan'

/** Others may walk through, not look around. */
export async function makeHome(home: string): Promise<void> {
  await mkdir(home, { recursive: true })
  await chmod(home, 0o711)
}
