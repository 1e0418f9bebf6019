import { Form, type FormInstance, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './form.module.css'
import { exampleOf, linesOf, type Values } from './values.ts'

/** As many lines as the server takes. */
const MOST = { wording: 10, example: 20 } as const

/** What agents should say, and one example that the clause finds and one that it lets pass. */
export function WordsFields({ form }: { readonly form: FormInstance<Values> }) {
  const { t } = useTranslation()
  const advises = Form.useWatch('reads', form) === 'advises'
  return (
    <>
      <Form.Item
        name="wording"
        label={t('standards.form.wording')}
        extra={t('standards.form.wordingHint')}
        validateFirst
        rules={[
          { required: advises, whitespace: true, message: t('standards.form.required') },
          {
            validator: (_, text?: string) =>
              linesOf(text).length > MOST.wording
                ? Promise.reject(new Error(t('standards.form.tooMany', { most: MOST.wording })))
                : Promise.resolve(),
          },
        ]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <div className={styles.pair}>
        <ExampleField name="hit" label={t(advises ? 'standards.form.adviseExample' : 'standards.form.hit')} />
        <ExampleField name="pass" label={t(advises ? 'standards.form.noAdviseExample' : 'standards.form.pass')} />
      </div>
    </>
  )
}

function ExampleField({ name, label }: { readonly name: 'hit' | 'pass'; readonly label: string }) {
  const { t } = useTranslation()
  const hint = `${t('standards.form.exampleCustomer')}：…\n${t('standards.form.exampleAgent')}：…`
  return (
    <Form.Item
      name={name}
      label={label}
      extra={t('standards.form.exampleHint')}
      validateFirst
      rules={[
        { required: true, whitespace: true, message: t('standards.form.required') },
        {
          validator: (_, text?: string) => {
            const lines = exampleOf(text)
            if (typeof lines === 'number')
              return Promise.reject(new Error(t('standards.form.exampleProblem', { line: lines })))
            if (lines.length > MOST.example)
              return Promise.reject(new Error(t('standards.form.tooMany', { most: MOST.example })))
            return Promise.resolve()
          },
        },
      ]}
    >
      <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} placeholder={hint} />
    </Form.Item>
  )
}
