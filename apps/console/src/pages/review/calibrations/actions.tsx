import {
  type Calibration,
  closeCalibration,
  listAssignments,
  listCalibrations,
  readCalibration,
  removeCalibration,
} from '@liangyan/contract'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAct } from '../../../api/index.ts'
import { totals } from './state-tag.tsx'

/** Ends a calibration, after saying what would be left out. */
export function CloseButton({ calibration }: { readonly calibration: Calibration }) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const { id, name } = calibration
  const act = useAct(closeCalibration, {
    changes: [readCalibration, listCalibrations, listAssignments],
    onDone: () => void message.success(t('calibrations.closed')),
  })
  const { done, total } = totals(calibration)
  const ask = () =>
    modal.confirm({
      title: t('calibrations.closeAsk', { name }),
      content:
        done === total ? t('calibrations.closeAskDone') : t('calibrations.closeAskText', { count: total - done }),
      okText: t('calibrations.close'),
      onOk: () => act.mutateAsync({ params: { id } }),
    })
  return (
    <Button type={done === total ? 'primary' : 'default'} onClick={() => void ask()}>
      {t('calibrations.close')}
    </Button>
  )
}

export function RemoveButton({ calibration: { id, name } }: { readonly calibration: Calibration }) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const navigate = useNavigate()
  const act = useAct(removeCalibration, {
    changes: [listCalibrations, listAssignments],
    onDone: () => {
      void message.success(t('calibrations.removed'))
      void navigate('/review/calibrations', { replace: true })
    },
  })
  const ask = () =>
    modal.confirm({
      title: t('calibrations.removeAsk', { name }),
      okText: t('calibrations.remove'),
      okButtonProps: { danger: true },
      onOk: () => act.mutateAsync({ params: { id } }),
    })
  return (
    <Button danger onClick={() => void ask()}>
      {t('calibrations.remove')}
    </Button>
  )
}
