import CloseCircleFilled from '@ant-design/icons/CloseCircleFilled'
import WarningFilled from '@ant-design/icons/WarningFilled'
import type { StandardDiagnostic } from '@liangyan/contract'
import { useTranslation } from 'react-i18next'
import panel from '../frame/panel.module.css'
import type { Diagnosed } from './use-diagnosis.ts'
import styles from './editor.module.css'

interface Props extends Diagnosed {
  readonly onGo: (file: string, line: number) => void
}

/** All that is wrong or doubtful, the errors first. */
export function Problems({ diagnosis, checking, onGo }: Props) {
  const { t } = useTranslation()
  if (!diagnosis) return <p className={styles.hint}>{t('standards.editor.checking')}</p>
  if (diagnosis.diagnostics.length === 0)
    return <p className={styles.hint}>{checking ? t('standards.editor.checking') : t('standards.editor.noProblems')}</p>
  const inOrder = diagnosis.diagnostics.toSorted(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
  )
  return (
    <ul className={styles.problems}>
      {inOrder.map((diagnostic, i) => (
        <Problem key={i} diagnostic={diagnostic} onGo={onGo} />
      ))}
    </ul>
  )
}

function Problem({
  diagnostic: { severity, file, line, column, message },
  onGo,
}: {
  readonly diagnostic: StandardDiagnostic
  readonly onGo: Props['onGo']
}) {
  return (
    <li>
      <button type="button" className={styles.problem} onClick={() => onGo(file, line)}>
        {severity === 'error' ? (
          <CloseCircleFilled className={styles.error} />
        ) : (
          <WarningFilled className={styles.warning} />
        )}
        <span>{message}</span>
        <span className={`${panel.quiet} ${panel.small}`}>{`${file}:${line}:${column}`}</span>
      </button>
    </li>
  )
}
