/** What the queue shows; all of it stands in the address. */
export interface QueueChoice {
  readonly whose: 'mine' | 'free' | 'all'
  readonly state: 'open' | 'done'
  readonly plan?: number
  readonly sample?: number
  readonly calibration?: number
  readonly reviewer?: number
}

const NUMBERS = ['plan', 'sample', 'calibration', 'reviewer'] as const

/** Reads an address; what is unknown is left out. `usual`: whose work is shown where the address does not say. */
export function readQueue(address: URLSearchParams, usual: QueueChoice['whose']): QueueChoice {
  const whose = address.get('whose')
  const numbers = NUMBERS.flatMap((name) => {
    const value = Number(address.get(name))
    return Number.isSafeInteger(value) && value > 0 ? [[name, value] as const] : []
  })
  return {
    whose: whose === 'mine' || whose === 'free' || whose === 'all' ? whose : usual,
    state: address.get('state') === 'done' ? 'done' : 'open',
    ...Object.fromEntries(numbers),
  }
}

export function queueAddress(choice: Partial<QueueChoice>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(choice))
    if (value !== undefined && !(name === 'state' && value === 'open')) search.set(name, String(value))
  const text = search.toString()
  return text === '' ? '/review' : `/review?${text}`
}
