import { sampleUsers } from '@liangyan/store'
import { SAMPLE_PASSWORD } from './sample/people.ts'
import type { FirstAdministrator } from './access/first-administrator.ts'
import { logFile } from './log.ts'
import type { System } from './system.ts'

const ROLE_NAMES: Readonly<Record<string, string>> = {
  agent: '坐席',
  'team-lead': '班组长',
  inspector: '质检员',
  'standard-owner': '规范管理员',
  trainer: '培训师',
  manager: '管理者',
  administrator: '系统管理员',
}

/** What the terminal shows once the system runs: where it is, and who can sign in. */
export async function welcome(system: System, address: string, first: FirstAdministrator | undefined): Promise<string> {
  const lines = [
    `良言已启动：${system.settings.url ?? address}`,
    `接口文档：${system.settings.url ?? address}/api/docs`,
  ]
  if (first) {
    lines.push('', `首个管理员：${first.login}`, `初始密码：${first.password}（仅显示这一次，登录后须修改）`)
  }
  const samples = await sampleUsers(system.db)
  if (samples.length > 0) {
    lines.push('', `已装入示例数据，可用下列示例用户登录，密码均为 ${SAMPLE_PASSWORD}：`)
    const seen = new Set<string>()
    for (const { login, role, name } of samples) {
      if (seen.has(role)) continue
      seen.add(role)
      lines.push(`  ${login.padEnd(12)}${ROLE_NAMES[role] ?? role}　${name}`)
    }
  }
  const log = process.stdout.isTTY ? [`日志：${logFile(system.settings)}`] : []
  return [...lines, '', ...log, '按 Ctrl+C 停止'].join('\n')
}
