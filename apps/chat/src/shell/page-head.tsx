import type { ComponentChildren } from 'preact'
import { Mark, MinimiseIcon } from './icons.tsx'
import { tellWidget, WITHIN_WIDGET } from './page-frame.ts'
import { useWords } from './words-context.ts'

/** The band at the top: whose page it is, how it stands, what can be done. */
export function PageHead({
  bank,
  standing,
  children,
}: {
  readonly bank: string
  readonly standing?: string
  readonly children?: ComponentChildren
}) {
  const words = useWords()
  return (
    <header class="head">
      <Mark />
      <div class="head-title">
        <h1>{bank || words.service}</h1>
        {(standing || bank) && <p>{standing || words.service}</p>}
      </div>
      {children}
      {WITHIN_WIDGET && (
        <button
          type="button"
          class="head-button"
          aria-label={words.talk.minimise}
          title={words.talk.minimise}
          onClick={() => tellWidget({ liangyan: 'chat', type: 'minimise' })}
        >
          <MinimiseIcon />
        </button>
      )}
    </header>
  )
}
