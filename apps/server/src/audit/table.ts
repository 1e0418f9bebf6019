import { AUDIT_ACTIONS } from '@liangyan/contract'
import type { AuditRow } from '@liangyan/store'
import type { Column } from '../tables/column.ts'

type Language = 'zh-CN' | 'en'

const WORDS = {
  'zh-CN': ['时间', '人员', '操作', '对象', '内容', '来源地址', '无', '是', '否'],
  en: ['Time', 'Who', 'Action', 'Subject', 'Detail', 'Address', 'none', 'yes', 'no'],
} as const

/** The audit trail as a file, in the language of whoever takes it along. */
export function auditColumns(language: Language): Column<AuditRow>[] {
  const [time, who, action, subject, detail, address] = WORDS[language]
  return [
    { title: time, value: ({ at }) => at, width: 20 },
    { title: who, value: (row) => row.who, width: 24 },
    { title: action, value: (row) => AUDIT_ACTIONS[row.action]?.[language] ?? row.action, width: 20 },
    { title: subject, value: (row) => row.subject, width: 30 },
    { title: detail, value: (row) => detailText(row.detail as object, language), width: 60 },
    { title: address, value: (row) => row.address, width: 16 },
  ]
}

/** `role: agent → inspector; reason: 核对卡号`. */
function detailText({ changes, ...rest }: { changes?: object }, language: Language): string {
  const changed = Object.entries(changes ?? {}).map(
    ([field, { from, to }]) => `${field}: ${shown(from, language)} → ${shown(to, language)}`,
  )
  const others = Object.entries(rest).map(([field, value]) => `${field}: ${shown(value, language)}`)
  return [...changed, ...others].join('; ')
}

function shown(value: unknown, language: Language): string {
  const [, , , , , , none, yes, no] = WORDS[language]
  if (value === null || value === undefined || value === '') return none
  if (typeof value === 'boolean') return value ? yes : no
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}
