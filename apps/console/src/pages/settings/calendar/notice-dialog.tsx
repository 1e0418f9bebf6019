import DeleteOutlined from '@ant-design/icons/DeleteOutlined'
import PlusOutlined from '@ant-design/icons/PlusOutlined'
import type { HolidayNotice } from '@liangyan/contract'
import { Button, DatePicker, Form, Input, InputNumber, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf } from '../../../words/moments.ts'
import own from './calendar.module.css'

interface Fields {
  readonly year: number
  readonly source: string
  readonly holidays: readonly { readonly title: string; readonly span: readonly [Dayjs, Dayjs] }[]
  readonly workdays: readonly Dayjs[]
}

interface Props {
  /** Absent for a new one. */
  readonly notice: HolidayNotice | undefined
  readonly onSave: (notice: HolidayNotice) => Promise<void>
  readonly onClose: () => void
}

/** A year's notice: its holidays, and the weekends worked in exchange. */
export function NoticeDialog({ notice, onSave, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const [busy, setBusy] = useState(false)
  const year = (Form.useWatch('year', form) as number | undefined) ?? dayjs().year()

  async function save(fields: Fields) {
    setBusy(true)
    // a refusal has been shown; the dialog stays with what was written
    await onSave(noticeOf(fields)).catch(() => undefined)
    setBusy(false)
  }
  return (
    <Modal
      open
      width={640}
      title={notice ? t('settings.calendar.editNotice', notice) : t('settings.calendar.addNotice')}
      okText={t('settings.save')}
      okButtonProps={{ loading: busy }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          notice ? fieldsOf(notice) : { year: Number(dayOf(Date.now()).slice(0, 4)) + 1, holidays: [{}], workdays: [] }
        }
        onFinish={(fields) => void save(fields)}
      >
        <div className={own.line}>
          <Form.Item name="year" label={t('settings.calendar.year')} rules={[{ required: true }]}>
            <InputNumber min={2000} max={2099} precision={0} style={{ width: 90 }} />
          </Form.Item>
          <Form.Item
            name="source"
            label={t('settings.calendar.source')}
            style={{ flex: 1 }}
            rules={[{ required: true, whitespace: true, message: t('settings.calendar.sourceMissing') }]}
          >
            <Input maxLength={300} placeholder={t('settings.calendar.sourceHint')} />
          </Form.Item>
        </div>
        <Form.Item label={t('settings.calendar.holidays')} style={{ marginBottom: 0 }}>
          <Form.List name="holidays">
            {(entries, { add, remove }) => (
              <>
                {entries.map(({ key, name }) => (
                  <div key={key} className={own.line}>
                    <Form.Item
                      name={[name, 'title']}
                      rules={[{ required: true, whitespace: true, message: t('settings.calendar.holidayMissing') }]}
                    >
                      <Input
                        style={{ width: 140 }}
                        maxLength={60}
                        placeholder={t('settings.calendar.holiday')}
                        aria-label={t('settings.calendar.holiday')}
                      />
                    </Form.Item>
                    <Form.Item
                      name={[name, 'span']}
                      rules={[{ required: true, message: t('settings.calendar.spanMissing') }]}
                    >
                      <DatePicker.RangePicker
                        aria-label={t('settings.calendar.span')}
                        defaultPickerValue={[dayjs(`${year}-01-01`), dayjs(`${year}-02-01`)]}
                      />
                    </Form.Item>
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t('settings.calendar.remove')}
                      disabled={entries.length === 1}
                      onClick={() => remove(name)}
                    />
                  </div>
                ))}
                <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})} style={{ marginBottom: 16 }}>
                  {t('settings.calendar.addHoliday')}
                </Button>
              </>
            )}
          </Form.List>
        </Form.Item>
        <Form.Item name="workdays" label={t('settings.calendar.makeUp')}>
          <DatePicker
            multiple
            style={{ width: '100%' }}
            placeholder={t('settings.calendar.addMakeUp')}
            defaultPickerValue={dayjs(`${year}-01-01`)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}

const plain = (day: Dayjs) => day.format('YYYY-MM-DD')

function noticeOf({ year, source, holidays, workdays }: Fields): HolidayNotice {
  return {
    year,
    source,
    holidays: holidays
      .map(({ title, span: [from, to] }) => ({ title, from: plain(from), to: plain(to) }))
      .toSorted((a, b) => a.from.localeCompare(b.from)),
    workdays: (workdays ?? []).map(plain).sort(),
  }
}

function fieldsOf({ year, source, holidays, workdays }: HolidayNotice): Fields {
  return {
    year,
    source,
    holidays: holidays.map(({ title, from, to }) => ({ title, span: [dayjs(from), dayjs(to)] })),
    workdays: workdays.map((day) => dayjs(day)),
  }
}
