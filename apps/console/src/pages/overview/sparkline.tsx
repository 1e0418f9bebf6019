import { LINE } from './colours.ts'

const [WIDTH, HEIGHT, EDGE] = [120, 26, 3]

interface Props {
  readonly values: readonly (number | null)[]
  /** The least and the most of all lines that stand below each other, so that they can be compared. */
  readonly range: readonly [number, number]
}

/** A line as high as a word, over what there is. */
export function Sparkline({ values, range: [least, most] }: Props) {
  const x = (place: number) => EDGE + ((WIDTH - 2 * EDGE) * place) / Math.max(1, values.length - 1)
  const y = (value: number) => HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * (value - least)) / Math.max(1, most - least)
  const points = values.flatMap((value, place) => (value === null ? [] : [[x(place), y(value)] as const]))
  const path = points.map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
  const last = points.at(-1)
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={path} fill="none" stroke={LINE} strokeWidth="1.5" strokeLinejoin="round" />
      {last && <circle cx={last[0]} cy={last[1]} r="2.2" fill={LINE} />}
    </svg>
  )
}
