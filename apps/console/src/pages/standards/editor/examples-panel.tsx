import type { AnswerOf } from '@liangyan/contract'
import { tryExamples } from '@liangyan/contract'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/index.ts'
import { errorText } from '../../../shell/states/error-text.ts'
import { ExampleDialogue } from '../clause/example-dialogue.tsx'
import panel from '../frame/panel.module.css'
import styles from './editor.module.css'

interface Props {
  readonly version: number
  readonly path: string
  /** The clause that the cursor is in. */
  readonly clause: string | undefined
  /** Saves what is open; whether it is saved then. */
  readonly save: () => Promise<boolean>
  readonly onGo: (file: string, line: number) => void
}

/** Runs the examples of a clause or a file, as the draft stands. */
export function ExamplesPanel({ version, path, clause, save, onGo }: Props) {
  const { t } = useTranslation()
  const act = useAct(tryExamples, { onRefused: () => {} })
  const dialogues = path.replace(/\.ya?ml$/, '.dialogues.txt')
  const run = async (body: { clause: string } | { file: string }) => {
    if (await save()) act.mutate({ params: { id: version }, body })
  }
  return (
    <div className={styles.examples}>
      <div className={panel.bar}>
        {clause !== undefined && (
          <Button size="small" type="primary" loading={act.isPending} onClick={() => void run({ clause })}>
            {t('standards.editor.runClause', { clause })}
          </Button>
        )}
        <Button size="small" loading={act.isPending} onClick={() => void run({ file: dialogues })}>
          {t('standards.editor.runFile')}
        </Button>
        <span className={`${panel.quiet} ${panel.small}`}>{t('standards.editor.runHint')}</span>
      </div>
      {act.error && <Alert type="error" showIcon title={errorText(t, act.error)} />}
      {act.data && !act.isPending && <Results answer={act.data} clause={clause} onGo={onGo} />}
    </div>
  )
}

function Results({
  answer: { examples, more },
  clause,
  onGo,
}: Pick<Props, 'clause' | 'onGo'> & { readonly answer: AnswerOf<typeof tryExamples> }) {
  const { t } = useTranslation()
  if (examples.length === 0) return <p className={panel.quiet}>{t('standards.editor.noneToRun')}</p>
  const marks = examples.flatMap(({ tried }) => tried)
  const passed = marks.filter(({ right }) => right).length
  const wrongFirst = examples.toSorted((a, b) => Number(isRight(a)) - Number(isRight(b)))
  return (
    <>
      <Alert
        type={passed === marks.length ? 'success' : 'error'}
        showIcon
        title={t('standards.editor.passed', { passed, all: marks.length })}
        description={more ? t('standards.editor.moreExamples', { number: examples.length }) : undefined}
      />
      {wrongFirst.map((example) => (
        <ExampleDialogue
          key={`${example.file}:${example.line}`}
          example={example}
          clause={clause}
          tried={example.tried}
          onPlace={onGo}
        />
      ))}
    </>
  )
}

const isRight = ({ tried }: AnswerOf<typeof tryExamples>['examples'][number]) => tried.every(({ right }) => right)
