import { isFields } from './json-access.ts'
import { joined, oneOf, type Problem, problemAt, shown } from './problem.ts'

/** The few kinds of JSON Schema which the contract in conversation.ts uses. */
type Schema = {
  type?: string
  const?: string
  anyOf?: Schema[]
  required?: string[]
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  items?: Schema
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
}

/**
 * Why `value` does not fit `schema`: the first misfit in reading order, or undefined if none is found.
 * Slow and thorough: call it only after the compiled check has said no.
 */
export function explain(schema: Schema, value: unknown, place = ''): Problem | undefined {
  if (schema.anyOf) return explainUnion(schema.anyOf, value, place)
  switch (schema.type) {
    case 'object':
      return explainObject(schema, value, place)
    case 'array':
      return explainArray(schema, value, place)
    case 'string':
      return explainString(schema, value, place)
    case 'integer':
    case 'number':
      return explainNumber(schema, value, place)
    case 'boolean':
      return typeof value === 'boolean' ? undefined : misfit(place, value, 'true 或 false')
    default:
      return undefined
  }
}

function misfit(place: string, value: unknown, expected: string): Problem {
  const is = value === undefined ? '缺失' : joined('的值是', shown(value))
  return problemAt(place === '' ? '会话' : place, joined(is, '，应为', expected))
}

function explainObject(schema: Schema, value: unknown, place: string): Problem | undefined {
  if (!isFields(value)) return misfit(place, value, '对象')
  const prefix = place === '' ? '' : `${place}.`
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const present = Object.hasOwn(value, key) && value[key] !== undefined
    if (!present && !schema.required?.includes(key)) continue
    const found = explain(property, value[key], `${prefix}${key}`)
    if (found) return found
  }
  for (const every of Object.values(schema.patternProperties ?? {})) {
    for (const [key, entry] of Object.entries(value)) {
      const found = explain(every, entry, `${place}[${shown(key)}]`)
      if (found) return found
    }
  }
  return undefined
}

function explainArray(schema: Schema, value: unknown, place: string): Problem | undefined {
  if (!Array.isArray(value)) return misfit(place, value, '列表')
  if (!schema.items) return undefined
  for (const [position, item] of value.entries()) {
    const found = explain(schema.items, item, `${place}[${position}]`)
    if (found) return found
  }
  return undefined
}

function explainString(schema: Schema, value: unknown, place: string): Problem | undefined {
  if (schema.const !== undefined) return value === schema.const ? undefined : misfit(place, value, schema.const)
  if (typeof value !== 'string') return misfit(place, value, '文字')
  if (value.length < (schema.minLength ?? 0)) return problemAt(place, '不能为空')
  const { maxLength = Infinity } = schema
  const characters = value.length > 2 * maxLength ? value.length : countCharacters(value, maxLength)
  if (characters <= maxLength) return undefined
  return problemAt(place, `有 ${characters} 个字符，至多 ${maxLength} 个`)
}

/** JSON Schema counts code points; one is at most two code units, so a short text needs no count. */
function countCharacters(text: string, enough: number): number {
  return text.length <= enough ? text.length : Array.from(text).length
}

function explainNumber(schema: Schema, value: unknown, place: string): Problem | undefined {
  const { minimum = -Infinity, maximum = Infinity } = schema
  const fits = typeof value === 'number' && Number.isFinite(value) && value >= minimum && value <= maximum
  if (fits && (schema.type !== 'integer' || Number.isInteger(value))) return undefined
  if (maximum === Infinity) return misfit(place, value, `不小于 ${minimum} 的整数`)
  const date = typeof value === 'number' && value > 1e9 ? '；这个值像是日期' : ''
  return misfit(place, value, `距会话开始的毫秒数，${minimum} 到 ${maximum}${date}`)
}

function explainUnion(members: Schema[], value: unknown, place: string): Problem | undefined {
  const literals = members.filter((member) => member.const !== undefined)
  if (literals.length === members.length) {
    const allowed = literals.flatMap((member) => member.const ?? [])
    return allowed.some((literal) => literal === value) ? undefined : misfit(place, value, oneOf(allowed))
  }
  if (members.every((member) => member.properties?.type?.const !== undefined)) {
    return explainByType(members, value, place)
  }
  const problems = members.map((member) => explain(member, value, place))
  if (problems.includes(undefined)) return undefined
  return misfit(place, value, oneOf(members.map(({ type = '' }) => KINDS[type] ?? type)))
}

const KINDS: Readonly<Record<string, string | undefined>> = { string: '文字', number: '数字', boolean: '真假值' }

function explainByType(members: Schema[], value: unknown, place: string): Problem | undefined {
  if (!isFields(value)) return misfit(place, value, '对象')
  const { type } = value
  const member = members.find((candidate) => candidate.properties?.type?.const === type)
  if (member) return explain(member, value, place)
  return misfit(`${place}.type`, type, oneOf(members.flatMap((candidate) => candidate.properties?.type?.const ?? [])))
}
