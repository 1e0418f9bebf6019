import { clock } from '../../words/moments.ts'
import { useSteadyNow } from './use-steady-now.ts'

interface Props {
  /** On the server's clock, ISO 8601. */
  readonly since: string
  /** The server's clock less the page's steady one, ms. */
  readonly ahead: number
  readonly className?: string
}

/** How long ago something was, counting: `03:12`. */
export function Elapsed({ since, ahead, className }: Props) {
  const now = useSteadyNow(500)
  return <time className={className}>{clock(Math.max(0, now + ahead - Date.parse(since)))}</time>
}
