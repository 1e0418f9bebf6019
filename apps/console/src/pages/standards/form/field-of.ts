import type { StandardDiagnostic } from '@liangyan/contract'
import type { Words } from '../../../words/zh-CN/index.ts'
import type { Preview } from './use-preview.ts'

/** The keys of a clause in YAML, and which field of the form each is written from. */
const FIELDS = {
  id: 'id',
  title: 'name',
  moment: 'moment',
  status: 'status',
  sources: 'sources',
  severity: 'severity',
  criterion: 'criterion',
  kind: 'kind',
  when: 'trigger',
  within: 'within',
  require: 'duty',
  forbid: 'forbiddenPhrases',
  wording: 'wording',
  note: 'note',
} as const satisfies Readonly<Record<string, keyof Words['standards']['form']>>

export type FieldName = (typeof FIELDS)[keyof typeof FIELDS] | 'examples'

/** The field that a diagnostic is about; undefined where it is about another place of the standard. */
export function fieldOf(
  { file, line }: StandardDiagnostic,
  { file: own, line: first, yaml }: Preview,
): FieldName | undefined {
  if (file === own.replace(/\.ya?ml$/, '.dialogues.txt')) return 'examples'
  if (file !== own || line < first) return undefined
  const before = yaml.split('\n').slice(0, line - first + 1)
  const key = before.findLast((one) => /^[- ] \w+:/.test(one))?.match(/\w+/)?.[0]
  return FIELDS[key as keyof typeof FIELDS]
}
