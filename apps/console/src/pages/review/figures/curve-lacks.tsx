import type { ListeningFigures } from '@liangyan/contract'
import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../shell/link-button.tsx'
import { COLOURS } from '../../../shell/theme.ts'
import { figure } from '../../../words/figures.ts'
import panel from '../panel.module.css'
import styles from './figures.module.css'

/** Too little to draw a curve from: what is lacking, how far it is, and the way on. */
export function CurveLacks({ figures }: { readonly figures: ListeningFigures }) {
  const { t } = useTranslation()
  const { drawings, byRisk, holdOut, leastHoldOuts } = figures
  const { title, text } = useWords(figures)
  return (
    <section className={`${panel.panel} ${styles.missing}`} role="status">
      <Sketch />
      <h2>{title}</h2>
      <p>{text}</p>
      {drawings > 0 && (
        <div className={styles.progress}>
          <span>{t('quality.curve.holdOuts')}</span>
          <Progress
            percent={Math.min(100, (holdOut.reviewed / leastHoldOuts) * 100)}
            showInfo={false}
            aria-label={t('quality.curve.holdOuts')}
          />
          <span className={panel.quiet}>
            {t('quality.curve.doneOf', { done: figure(holdOut.reviewed), drawn: figure(holdOut.drawn) })}
          </span>
          <span>{t('quality.curve.byRiskDone')}</span>
          <Progress
            percent={byRisk.drawn === 0 ? 0 : (byRisk.reviewed / byRisk.drawn) * 100}
            showInfo={false}
            aria-label={t('quality.curve.byRiskDone')}
          />
          <span className={panel.quiet}>
            {t('quality.curve.doneOf', { done: figure(byRisk.reviewed), drawn: figure(byRisk.drawn) })}
          </span>
        </div>
      )}
      <LinkButton type="primary" to={drawings > 0 ? '/review' : '/review/plans'}>
        {drawings > 0 ? t('quality.curve.toQueue') : t('quality.curve.toPlans')}
      </LinkButton>
    </section>
  )
}

function useWords({ drawings, missing, lack, holdOut, leastHoldOuts }: ListeningFigures) {
  const { t } = useTranslation()
  if (drawings === 0) return { title: t('quality.curve.noPlan'), text: t('quality.curve.noPlanText') }
  switch (lack) {
    case 'no-bad-hold-out':
      return {
        title: t('quality.curve.noBad'),
        text: t('quality.curve.noBadText', { reviewed: figure(holdOut.reviewed) }),
      }
    case 'none-by-risk':
      return { title: t('quality.curve.noRisk'), text: t('quality.curve.noRiskText') }
    default:
      return {
        title: t('quality.curve.missing', { count: missing }),
        text: t('quality.curve.missingText', { least: leastHoldOuts }),
      }
  }
}

/** The curve that is to come: steep by risk, straight at random. */
function Sketch() {
  return (
    <svg width="220" height="104" viewBox="0 0 220 104" fill="none" aria-hidden="true">
      <path d="M18 6v80h196" stroke="#c3ced2" strokeWidth="1.5" />
      <path d="M18 86 206 44" stroke="#8fa6ad" strokeWidth="2" strokeDasharray="5 5" />
      <path d="M18 86C50 34 88 22 206 14" stroke={COLOURS.primary} strokeWidth="2.5" strokeDasharray="6 5" />
    </svg>
  )
}
