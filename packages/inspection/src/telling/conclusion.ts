import type { ExplainedStep, Explanation } from '../explain.ts'
import { reasonsAgainst } from './reasons.ts'
import { stepName } from './names.ts'

const MOST_PLACES = 8
const COUNTED = [
  { key: 'broken', name: '违规', events: ['broken', 'expired'] },
  { key: 'undecided', name: '判不了、须由人判断', events: ['undecided'] },
  { key: 'kept', name: '合规', events: ['kept'] },
  { key: 'void', name: '作废', events: ['void'] },
] as const

/** Whether anything is for people to look at. */
export const hasHit = ({ tally }: Explanation): boolean => tally.broken + tally.undecided > 0

/** What became of the clause in this conversation, in one sentence. */
export function conclusionOf(explanation: Explanation): string {
  const { applies, appliesTo, tally, steps, mode, window, nearest } = explanation
  if (!applies) return `不适用于这通会话${appliesTo ? `：${reasonsAgainst(appliesTo)}` : ''}。`
  const counted = COUNTED.flatMap(({ key, name, events }) =>
    tally[key] > 0 ? [`${name} ${tally[key]} 次${placesOf(steps, events)}`] : [],
  )
  const near = nearest ? '最接近的一处见下。' : ''
  if (counted.length > 0) return `${counted.join('，')}。${near}`
  if (window !== undefined && nearest?.of !== 'condition') return `没有触发。${near || '也没有接近的地方。'}`
  return `${mode === 'forbid' ? '没有出现所禁止的情形' : '没有违规'}。${near || '也没有接近的地方。'}`
}

/** （第 3 句、等候结束）. */
function placesOf(steps: readonly ExplainedStep[], events: readonly string[]): string {
  const places = steps.filter((step) => step.events.some((event) => events.includes(event))).map(stepName)
  const shown = [...new Set(places)]
  return shown.length === 0
    ? ''
    : `（${shown.slice(0, MOST_PLACES).join('、')}${shown.length > MOST_PLACES ? '等' : ''}）`
}
