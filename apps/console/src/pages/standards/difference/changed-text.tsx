import { useMemo } from 'react'
import styles from './changed-text.module.css'
import { changedLines, type Piece } from './changed-lines.ts'

interface Props {
  /** Null where there is none. */
  readonly from: string | null
  readonly to: string | null
  /** Stands where there is none. */
  readonly none: string
}

/** A text before and after: what was taken out and what was put in is marked, what is far from it left out. */
export function ChangedText({ from, to, none }: Props) {
  const { before, after } = useMemo(() => changedLines(from ?? '', to ?? ''), [from, to])
  return (
    <div className={styles.pair}>
      <del className={styles.text}>{from === null ? <i>{none}</i> : <Marked pieces={before} />}</del>
      <ins className={styles.text}>{to === null ? <i>{none}</i> : <Marked pieces={after} />}</ins>
    </div>
  )
}

function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, changed }, i) => (changed ? <b key={i}>{text}</b> : <span key={i}>{text}</span>))
}
