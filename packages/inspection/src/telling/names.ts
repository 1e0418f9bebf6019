import type { ExplainedStep } from '../explain.ts'

const EVENT_NAMES: Readonly<Record<string, string>> = {
  triggered: '触发',
  'duty opened': '产生义务',
  'prohibition opened': '开始禁止',
  kept: '合规',
  broken: '违规',
  expired: '做到时期限已过，违规',
  undecided: '判不了',
  void: '作废',
}
const STEP_NAMES: Readonly<Record<string, string>> = {
  start: '会话开始',
  hold: '等候开始',
  resume: '等候结束',
  mute: '静音开始',
  unmute: '静音结束',
  silence: '线路静默',
  transfer: '转接',
  ticket: '建工单',
  hangup: '挂机',
  end: '会话结束',
}

/** What happened to the clause at a step: `触发、产生义务`. */
export const eventNames = (events: readonly string[]) => events.map((event) => EVENT_NAMES[event] ?? event).join('、')

/** `第 3 句`, or the name of the event. */
export const stepName = ({ turn, kind }: Pick<ExplainedStep, 'turn' | 'kind'>) =>
  turn === undefined ? (STEP_NAMES[kind] ?? kind) : `第 ${turn + 1} 句`
