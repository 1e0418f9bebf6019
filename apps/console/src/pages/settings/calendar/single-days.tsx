import type { CalendarAdditions } from '@liangyan/contract'
import { Button, DatePicker, Form, Input, Modal, Popconfirm, Radio, Tag } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../panel.module.css'
import own from './calendar.module.css'

type SingleDay = CalendarAdditions['days'][number]

interface Props {
  readonly days: readonly SingleDay[]
  readonly mayChange: boolean
  /** Rejects where the server refuses; it has said why. */
  readonly onChange: (days: readonly SingleDay[]) => Promise<void>
}

/** Days that only this bank has off, or works. */
export function SingleDays({ days, mayChange, onChange }: Props) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const inOrder = days.toSorted((a, b) => a.date.localeCompare(b.date))

  async function add(day: SingleDay) {
    await onChange([...days, day])
    setAdding(false)
  }
  return (
    <section className={`${styles.panel} ${styles.padded}`} aria-label={t('settings.calendar.days')}>
      <div className={own.additionHead}>
        <div>
          <h2 className={styles.heading}>{t('settings.calendar.days')}</h2>
          <span className={styles.small}>{t('settings.calendar.daysText')}</span>
        </div>
        {mayChange && <Button onClick={() => setAdding(true)}>{t('settings.calendar.addDay')}</Button>}
      </div>
      <ul className={own.entries}>
        {inOrder.length === 0 && <li className={styles.quiet}>{t('settings.calendar.noDays')}</li>}
        {inOrder.map((day) => (
          <li key={day.date} className={own.entry}>
            <span className={own.entryText}>
              <b>{day.date}</b> {day.title}
            </span>
            <Tag color={day.worked ? 'warning' : 'success'}>
              {day.worked ? t('settings.calendar.worked') : t('settings.calendar.free')}
            </Tag>
            {mayChange && (
              <Popconfirm
                title={t('settings.calendar.removeConfirm')}
                okButtonProps={{ danger: true }}
                onConfirm={() => void onChange(days.filter((each) => each !== day))}
              >
                <Button type="link" size="small" danger style={{ padding: 0 }}>
                  {t('settings.calendar.remove')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {adding && <DayDialog onSave={add} onClose={() => setAdding(false)} />}
    </section>
  )
}

interface DialogProps {
  readonly onSave: (day: SingleDay) => Promise<void>
  readonly onClose: () => void
}

interface Fields {
  readonly date: Dayjs
  readonly title: string
  readonly worked: boolean
}

function DayDialog({ onSave, onClose }: DialogProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const [busy, setBusy] = useState(false)

  async function save({ date, title, worked }: Fields) {
    setBusy(true)
    // a refusal has been shown; the dialog stays with what was written
    await onSave({ date: date.format('YYYY-MM-DD'), title, worked }).catch(() => undefined)
    setBusy(false)
  }
  return (
    <Modal
      open
      title={t('settings.calendar.addDay')}
      okText={t('settings.save')}
      okButtonProps={{ loading: busy }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ worked: false }}
        onFinish={(fields) => void save(fields)}
      >
        <Form.Item
          name="date"
          label={t('settings.calendar.date')}
          rules={[{ required: true, message: t('settings.calendar.dateMissing') }]}
        >
          <DatePicker style={{ width: 180 }} />
        </Form.Item>
        <Form.Item
          name="title"
          label={t('settings.calendar.dayTitle')}
          rules={[{ required: true, whitespace: true, message: t('settings.calendar.dayTitleMissing') }]}
        >
          <Input maxLength={60} placeholder={t('settings.calendar.dayTitleHint')} />
        </Form.Item>
        <Form.Item name="worked" label={t('settings.calendar.kind')}>
          <Radio.Group
            options={[
              { value: false, label: t('settings.calendar.free') },
              { value: true, label: t('settings.calendar.worked') },
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
