import { publishVersion, putVersionInForce, type StandardVersion } from '@liangyan/contract'
import { App, DatePicker, Form, Input, Modal, Radio } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/index.ts'
import { dayLater, dayOf, endOfDay, startOfDay } from '../../../words/moments.ts'
import { CHANGED } from './changed.ts'

interface Props {
  readonly version: StandardVersion
  readonly does: 'publish' | 'rollBack'
  readonly onClose: () => void
}

interface Values {
  readonly reason?: string
  readonly which: 'none' | 'week' | 'month' | 'range'
  readonly range?: readonly [Dayjs, Dayjs]
}

const DAYS = { week: 7, month: 30 } as const

/** Puts a version in force, new or again, and chooses which conversations are inspected anew by it. */
export function ForceDialog({ version, does, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const which = Form.useWatch('which', form)
  const publish = useAct(publishVersion, {
    changes: CHANGED,
    onDone: ({ version: { number }, task }) => done(t('standards.life.published', { number: number ?? '' }), task),
  })
  const rollBack = useAct(putVersionInForce, {
    changes: CHANGED,
    onDone: ({ version: { number }, task }) => done(t('standards.life.rolledBack', { number: number ?? '' }), task),
  })
  function done(text: string, task: number | null) {
    onClose()
    void message.success(task === null ? text : t('standards.life.reinspecting', { done: text }))
  }
  function finish(values: Values) {
    const params = { id: version.id }
    const reinspect = wantedOf(values)
    const chosen = reinspect ? { reinspect } : {}
    if (does === 'publish') publish.mutate({ params, body: chosen })
    else rollBack.mutate({ params, body: { reason: values.reason?.trim() ?? '', ...chosen } })
  }
  return (
    <Modal
      open
      title={
        does === 'publish'
          ? t('standards.life.publishTitle')
          : t('standards.life.rollBackTitle', { number: version.number ?? '' })
      }
      okText={t(`standards.life.${does}`)}
      confirmLoading={publish.isPending || rollBack.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t(`standards.life.${does}Text`)}</p>
      <Form<Values> form={form} layout="vertical" initialValues={{ which: 'none' }} onFinish={finish}>
        {does === 'rollBack' && (
          <Form.Item
            name="reason"
            label={t('standards.life.reasonField')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('standards.form.required') }]}
          >
            <Input.TextArea autoFocus rows={2} maxLength={500} />
          </Form.Item>
        )}
        <Form.Item name="which" label={t('standards.life.reinspect')} extra={t('standards.life.reinspectText')}>
          <Radio.Group
            vertical
            options={[
              { value: 'none', label: t('standards.life.reinspectNone') },
              { value: 'week', label: t('standards.life.reinspectDays', { days: DAYS.week }) },
              { value: 'month', label: t('standards.life.reinspectDays', { days: DAYS.month }) },
              { value: 'range', label: t('standards.life.reinspectRange') },
            ]}
          />
        </Form.Item>
        {which === 'range' && (
          <Form.Item name="range" rules={[{ required: true, message: t('standards.form.required') }]}>
            <DatePicker.RangePicker />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}

function wantedOf({ which, range }: Values): { from: string; to?: string } | undefined {
  if (which === 'none') return undefined
  if (which === 'range') {
    if (!range) return undefined
    const [first, last] = range.map((day) => day.format('YYYY-MM-DD'))
    return { from: startOfDay(first), to: endOfDay(last) }
  }
  return { from: startOfDay(dayLater(dayOf(Date.now()), 1 - DAYS[which])) }
}
