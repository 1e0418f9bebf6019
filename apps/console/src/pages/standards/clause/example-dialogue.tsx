import type { Example, TriedMark } from '@liangyan/contract'
import CheckCircleFilled from '@ant-design/icons/CheckCircleFilled'
import CloseCircleFilled from '@ant-design/icons/CloseCircleFilled'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { nameOf } from '../../../words/names.ts'
import panel from '../frame/panel.module.css'
import styles from './example.module.css'

interface Props {
  readonly example: Example
  /** Marks of this clause stand out. */
  readonly clause?: string | undefined
  /** What became of the marks, where it was run. */
  readonly tried?: readonly TriedMark[]
  readonly onPlace?: (file: string, line: number) => void
}

type Line = Example['lines'][number]

/** An example dialogue, with what each line must show. */
export function ExampleDialogue({ example: { title, file, line, lines }, clause, tried, onPlace }: Props) {
  const { t } = useTranslation()
  const place = t('standards.clause.place', { file, line })
  return (
    <article className={styles.example}>
      <header className={styles.head}>
        <b>{title}</b>
        {onPlace ? (
          <button type="button" className={styles.place} onClick={() => onPlace(file, line)}>
            {place}
          </button>
        ) : (
          <span className={`${panel.quiet} ${panel.small}`}>{place}</span>
        )}
      </header>
      {lines.map((one) => (
        <div key={one.line} className={`${styles.line} ${styles[one.speaker]}`}>
          <span className={styles.speaker}>{one.speaker === 'event' ? '' : nameOf(t, 'speaker', one.speaker)}</span>
          <span className={styles.text}>{one.text}</span>
          <span className={styles.marks}>
            {one.marks.map((mark, i) => (
              <Mark key={i} mark={mark} strong={mark.id === clause} tried={triedOf(tried, one, mark)} />
            ))}
          </span>
        </div>
      ))}
    </article>
  )
}

const triedOf = (tried: Props['tried'], { line }: Line, { expect, id }: Line['marks'][number]) =>
  tried?.find((one) => one.line === line && one.expect === expect && one.id === id)

function Mark({
  mark: { expect, id },
  strong,
  tried,
}: {
  readonly mark: Line['marks'][number]
  readonly strong: boolean
  readonly tried: TriedMark | undefined
}) {
  const { t } = useTranslation()
  const kind = expect === 'hit' ? styles.hit : expect === 'pass' ? styles.pass : styles.other
  return (
    <span className={`${styles.mark} ${kind} ${strong ? styles.strong : ''}`} title={tried?.message || undefined}>
      {tried &&
        (tried.right ? <CheckCircleFilled className={styles.right} /> : <CloseCircleFilled className={styles.wrong} />)}
      {expectName(t, expect)} {id}
      {tried && !tried.right && <span className={styles.found}>{tried.message}</span>}
    </span>
  )
}

/** What a mark expects is data: whether there is a name for it is seen only at run time. */
export function expectName(t: TFunction, expect: string): string {
  return (t as (key: string, options: object) => string)(`standards.clause.marks.${expect}`, { defaultValue: expect })
}
