import DeleteOutlined from '@ant-design/icons/DeleteOutlined'
import PlusOutlined from '@ant-design/icons/PlusOutlined'
import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './chat.module.css'

/** As many as the server takes. */
const MOST = 20

interface Props {
  readonly teams: readonly { readonly id: number; readonly name: string }[]
}

/** What customers choose from, and whose teams answer. */
export function Queues({ teams }: Props) {
  const { t } = useTranslation()
  return (
    <Form.List name="queues">
      {(fields, { add, remove }) => (
        <div className={styles.queues}>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.queue}>
              <Form.Item
                noStyle
                name={[name, 'title']}
                rules={[{ required: true, whitespace: true, message: t('settings.chat.missing') }]}
              >
                <Input
                  className={styles.title}
                  maxLength={60}
                  placeholder={t('settings.chat.queueHint')}
                  aria-label={t('settings.chat.queueTitle')}
                />
              </Form.Item>
              <Form.Item noStyle name={[name, 'teams']}>
                <Select
                  className={styles.teams}
                  mode="multiple"
                  placeholder={t('settings.chat.allTeams')}
                  aria-label={t('settings.chat.queueTeams')}
                  options={teams.map(({ id, name: label }) => ({ value: id, label }))}
                />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('settings.chat.removeQueue')}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          {fields.length < MOST && (
            <Button
              className={styles.add}
              type="dashed"
              icon={<PlusOutlined />}
              onClick={() => add({ title: '', teams: [] })}
            >
              {t('settings.chat.addQueue')}
            </Button>
          )}
        </div>
      )}
    </Form.List>
  )
}
