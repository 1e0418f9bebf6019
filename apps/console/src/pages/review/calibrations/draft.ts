/** A calibration as it is being written. */
export interface Draft {
  readonly name: string
  readonly source: 'draw' | 'hand'
  readonly size: number
  readonly lastDays: number | undefined
  /** Ids, one a line. */
  readonly ids: string
  readonly inspectors: readonly number[]
}

const FEWEST = 5
const MOST = 20

/** The ids that were written, each once; commas part them too. */
export function idsIn(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[\s,，、;；]+/)
        .map((id) => id.trim())
        .filter((id) => id !== ''),
    ),
  ]
}

/** What keeps a calibration from being started. */
export function obstacleTo({
  name,
  source,
  ids,
  inspectors,
}: Draft): 'nameMissing' | 'idsRange' | 'inspectorsMissing' | undefined {
  if (name.trim() === '') return 'nameMissing'
  const count = idsIn(ids).length
  if (source === 'hand' && (count < FEWEST || count > MOST)) return 'idsRange'
  return inspectors.length < 2 ? 'inspectorsMissing' : undefined
}
