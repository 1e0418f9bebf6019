import { type Format, type Input, type ReadResult, unreadable } from '../format.ts'
import { isFields, parseJson } from '../json-access.ts'
import { problemAt, within } from '../problem.ts'
import { validate } from '../validation.ts'

/** Our own format: one conversation, or a list of them. */
export const json = {
  id: 'json',
  title: '良言会话（JSON）',
  extensions: ['json'],

  detect({ text }) {
    if (!/^\s*[[{]/.test(text)) return 0
    return /"turns"\s*:\s*\[/.test(text) ? 0.9 : 0.1
  },

  read(input: Input): ReadResult {
    const parsed = parseJson(input)
    if ('problem' in parsed) return unreadable(parsed.problem)
    const result: ReadResult = { conversations: [], notes: parsed.notes, problems: [] }
    if (Array.isArray(parsed.value)) {
      if (parsed.value.length === 0) result.problems.push(problemAt('列表', '是空的：应有会话'))
      for (const [position, value] of parsed.value.entries()) accept(value, `[${position}]`, result)
    } else {
      accept(parsed.value, '', result)
    }
    return result
  },
} satisfies Format

function accept(value: unknown, place: string, result: ReadResult): void {
  if (isFields(value) && !Object.hasOwn(value, 'turns')) {
    const says = '没有 turns：既不是良言会话，也不是已知服务的结果'
    result.problems.push(problemAt(place === '' ? '这个对象' : place, says))
    return
  }
  const checked = validate(value)
  if (!checked.ok) {
    result.problems.push(within(place, checked.problem))
    return
  }
  const { conversation } = checked
  result.conversations.push(conversation)
  for (const message of checked.notes) result.notes.push({ conversation: conversation.id, message })
}
