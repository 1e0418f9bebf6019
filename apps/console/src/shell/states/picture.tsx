import { COLOURS } from '../theme.ts'
import styles from './states.module.css'

/** What the picture of a state says: nothing there, something broken, a closed door. */
export type Sign = 'empty' | 'broken' | 'closed'

/** A speech bubble, plain or with a mark in it. */
export function Picture({ sign }: { readonly sign: Sign }) {
  const colour = sign === 'empty' ? '#8fa6ad' : sign === 'broken' ? COLOURS.bad : COLOURS.fair
  return (
    <svg className={styles.picture} viewBox="0 0 72 72" fill="none" aria-hidden="true">
      <circle cx="36" cy="36" r="35" fill="#e9eff0" />
      <path
        d="M20 22h32a4 4 0 0 1 4 4v18a4 4 0 0 1-4 4H36l-9 8v-8h-7a4 4 0 0 1-4-4V26a4 4 0 0 1 4-4Z"
        fill="#fff"
        stroke={colour}
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <g stroke={colour} strokeWidth="2.4" strokeLinecap="round">
        {sign === 'empty' && <path d="M27 35h.01M36 35h.01M45 35h.01" strokeWidth="4" />}
        {sign === 'broken' && <path d="M36 28v9M36 42h.01" />}
        {sign === 'closed' && <path d="M29 35h14" />}
      </g>
    </svg>
  )
}
