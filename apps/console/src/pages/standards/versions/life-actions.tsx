import {
  approveVersion,
  discardDraft,
  listStandardVersions,
  rejectVersion,
  submitDraft,
  type VersionDetail,
  withdrawDraft,
} from '@liangyan/contract'
import { App, Button, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAct } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { versionName } from '../frame/version-name.ts'
import { CHANGED } from './changed.ts'
import { ForceDialog } from './force-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

interface Props {
  readonly detail: VersionDetail
}

/** The buttons for what may be done with a version as it is now. */
export function LifeActions({ detail }: Props) {
  const { t } = useTranslation()
  const { version, may } = detail
  const can = (action: (typeof may)[number]) => may.includes(action)
  return (
    <>
      {can('discard') && <Discard detail={detail} />}
      {can('edit') && <LinkButton to={`/standards/versions/${version.id}/edit`}>{t('standards.life.edit')}</LinkButton>}
      {can('submit') && <Submit detail={detail} />}
      {can('withdraw') && <Withdraw detail={detail} />}
      {can('reject') && <Reject detail={detail} />}
      {can('approve') && <Approve detail={detail} />}
      {can('publish') && <Force detail={detail} does="publish" />}
      {can('put-in-force') && <Force detail={detail} does="rollBack" />}
    </>
  )
}

function Discard({ detail: { version } }: Props) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const navigate = useNavigate()
  const act = useAct(discardDraft, {
    changes: [listStandardVersions],
    onDone: () => {
      void message.success(t('standards.life.discarded'))
      void navigate('/standards/versions', { replace: true })
    },
  })
  const ask = () =>
    modal.confirm({
      title: t('standards.life.discardAsk', { name: version.title }),
      content: t('standards.life.discardText'),
      okText: t('standards.life.discard'),
      okButtonProps: { danger: true },
      onOk: () => act.mutateAsync({ params: { id: version.id } }),
    })
  return (
    <Button danger onClick={() => void ask()}>
      {t('standards.life.discard')}
    </Button>
  )
}

function Submit({ detail: { version, green } }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const act = useAct(submitDraft, {
    changes: CHANGED,
    onDone: () => {
      setOpen(false)
      void message.success(t('standards.life.submitted'))
    },
  })
  return (
    <>
      <Tooltip title={green ? undefined : t('standards.life.notGreen')}>
        <Button type="primary" disabled={!green} onClick={() => setOpen(true)}>
          {t('standards.life.submit')}
        </Button>
      </Tooltip>
      <ReasonDialog
        open={open}
        title={t('standards.life.submitTitle')}
        text={t('standards.life.submitText')}
        field={t('standards.life.noteField')}
        hint={t('standards.life.noteHint')}
        ok={t('standards.life.submit')}
        busy={act.isPending}
        onOk={(note) => act.mutate({ params: { id: version.id }, body: { note } })}
        onCancel={() => setOpen(false)}
      />
    </>
  )
}

function Withdraw({ detail: { version } }: Props) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const act = useAct(withdrawDraft, {
    changes: CHANGED,
    onDone: () => void message.success(t('standards.life.withdrawn')),
  })
  const ask = () =>
    modal.confirm({
      title: t('standards.life.withdrawAsk'),
      content: t('standards.life.withdrawText'),
      okText: t('standards.life.withdraw'),
      onOk: () => act.mutateAsync({ params: { id: version.id } }),
    })
  return <Button onClick={() => void ask()}>{t('standards.life.withdraw')}</Button>
}

function Reject({ detail: { version } }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const act = useAct(rejectVersion, {
    changes: CHANGED,
    onDone: () => {
      setOpen(false)
      void message.success(t('standards.life.rejected'))
    },
  })
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('standards.life.reject')}
      </Button>
      <ReasonDialog
        open={open}
        title={t('standards.life.rejectTitle')}
        field={t('standards.life.reasonField')}
        ok={t('standards.life.reject')}
        busy={act.isPending}
        onOk={(reason) => act.mutate({ params: { id: version.id }, body: { reason } })}
        onCancel={() => setOpen(false)}
      />
    </>
  )
}

function Approve({ detail: { version } }: Props) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const act = useAct(approveVersion, {
    changes: CHANGED,
    onDone: () => void message.success(t('standards.life.approved')),
  })
  const ask = () =>
    modal.confirm({
      title: t('standards.life.approveAsk', { name: versionName(t, version) }),
      content: t('standards.life.approveText'),
      okText: t('standards.life.approve'),
      onOk: () => act.mutateAsync({ params: { id: version.id } }),
    })
  return (
    <Button type="primary" onClick={() => void ask()}>
      {t('standards.life.approve')}
    </Button>
  )
}

function Force({ detail: { version }, does }: Props & { readonly does: 'publish' | 'rollBack' }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type={does === 'publish' ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {t(`standards.life.${does}`)}
      </Button>
      {open && <ForceDialog version={version} does={does} onClose={() => setOpen(false)} />}
    </>
  )
}
