import { type AnswerOf, type Bank, changeBank, entrance, readSettings } from '@liangyan/contract'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/index.ts'
import { ChangedLine } from '../changed-line.tsx'
import styles from '../panel.module.css'

interface Props {
  readonly bank: Bank
  readonly change: AnswerOf<typeof readSettings>['changed']['bank']
}

/** The bank's name, as the header shows it. */
export function BankName({ bank, change }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [isChanged, setIsChanged] = useState(false)
  const save = useAct(changeBank, {
    changes: [readSettings, entrance],
    onDone: () => void message.success(t('settings.saved')),
  })
  return (
    <Form<Bank>
      className={`${styles.panel} ${styles.padded}`}
      layout="vertical"
      initialValues={bank}
      onValuesChange={() => setIsChanged(true)}
      onFinish={({ name }) => save.mutate({ body: { name } })}
    >
      <Form.Item name="name" label={t('settings.bank.title')} extra={t('settings.bank.hint')}>
        <Input style={{ maxWidth: 360 }} maxLength={40} placeholder={t('settings.bank.placeholder')} />
      </Form.Item>
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" disabled={!isChanged} loading={save.isPending}>
          {t('settings.save')}
        </Button>
        {isChanged ? <span className={styles.small}>{t('settings.unsaved')}</span> : <ChangedLine change={change} />}
      </div>
    </Form>
  )
}
