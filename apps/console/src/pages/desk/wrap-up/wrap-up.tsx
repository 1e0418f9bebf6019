import type { LiveLine, WrapUp as DrawnUp } from '@liangyan/contract'
import { Button, Input, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../../shell/keyboard/index.ts'
import { LoadingState } from '../../../shell/states/index.ts'
import { shownSummary } from '../state/summary.ts'
import type { SummaryVersion, Talk } from '../state/talk.ts'
import type { DeskActs } from '../use-desk.ts'
import { Result } from './result.tsx'
import styles from './wrap-up.module.css'

interface Props {
  readonly line: LiveLine
  readonly talk: Talk
  readonly acts: DeskActs
}

/** The conversation is over: what goes on record, and what the inspection found. */
export function WrapUp({ line: { id }, talk, acts }: Props) {
  const { t } = useTranslation()
  const { wrapUp: told } = talk
  const { text, version, versions } = shownSummary(talk)
  const isOffered = versions.includes('model')
  const finish = () => acts.finish(id, text)
  useShortcuts(
    t('desk.tabs.wrapUp'),
    told ? [{ keys: ['Ctrl+Enter'], label: t('desk.wrapUp.finish'), act: finish }] : [],
  )
  if (!told) return <LoadingState />
  return (
    <div className={styles.wrapUp}>
      <Result id={id} result={told.result} />
      <div className={styles.head}>
        <label className={styles.label} htmlFor="desk-summary">
          {t('desk.wrapUp.summary')}
        </label>
        {isOffered && (
          <Segmented<SummaryVersion>
            size="small"
            aria-label={t('desk.wrapUp.version.label')}
            value={version}
            options={versions.map((one) => ({ value: one, label: t(`desk.wrapUp.version.${one}`) }))}
            onChange={(chosen) => acts.chooseSummary(id, chosen)}
          />
        )}
      </div>
      <Input.TextArea
        id="desk-summary"
        value={text}
        maxLength={4_000}
        autoSize={{ minRows: 4, maxRows: 10 }}
        onChange={({ target }) => acts.summarise(id, target.value)}
      />
      <Drawn wrapUp={told.wrapUp} />
      <div className={styles.foot}>
        <span className={styles.origin} role="status">
          {isOffered && version !== 'own' && t(`desk.wrapUp.origin.${version}`)}
        </span>
        <Button type="primary" onClick={finish}>
          {t('desk.wrapUp.finish')} <kbd className={styles.keys}>Ctrl+Enter</kbd>
        </Button>
      </div>
    </div>
  )
}

/** What must not be forgotten of it: what was promised, which numbers were named. */
function Drawn({ wrapUp: { promises, numbers } }: { readonly wrapUp: DrawnUp }) {
  const { t } = useTranslation()
  return (
    <dl className={styles.drawn}>
      {promises.length > 0 && (
        <div>
          <dt>{t('desk.wrapUp.promises')}</dt>
          <dd>
            {promises.map(({ what, due }) => (
              <p key={what}>
                {what} <b className={due === null ? styles.noDue : styles.due}>{due ?? t('desk.earlier.noDue')}</b>
              </p>
            ))}
          </dd>
        </div>
      )}
      {numbers.length > 0 && (
        <div>
          <dt>{t('desk.wrapUp.numbers')}</dt>
          <dd>
            {numbers.map(({ kind, value }) => (
              <p key={`${kind} ${value}`}>
                {kind} {value}
              </p>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}
