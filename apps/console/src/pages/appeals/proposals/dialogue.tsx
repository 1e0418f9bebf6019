import styles from './proposals.module.css'

/** An example dialogue as it is written, its heading and marks set apart. */
export function Dialogue({ text }: { readonly text: string }) {
  return (
    <pre className={styles.dialogue}>
      {text
        .trimEnd()
        .split('\n')
        .map((line, i) => (
          <Line key={`${i} ${line}`} line={line} />
        ))}
    </pre>
  )
}

function Line({ line }: { readonly line: string }) {
  const mark = /\s+#\s.*$/.exec(line)
  const said = mark ? line.slice(0, mark.index) : line
  const kind = line.startsWith('==') ? 'head' : line.startsWith('--') ? 'event' : line[0] === 'A' ? 'agent' : 'other'
  return (
    <span className={styles.line} data-kind={kind} data-marked={mark !== null || undefined}>
      {said}
      {mark && <span className={styles.mark}>{mark[0]}</span>}
      {'\n'}
    </span>
  )
}
