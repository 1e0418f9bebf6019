import { entrance, SIGN_IN_PROBLEMS, signIn, startSingleSignOn } from '@liangyan/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { client, useAct, useRoute, type Refused } from '../../api/index.ts'
import { welcome } from '../../shell/session.ts'
import { errorText } from '../../shell/states/index.ts'
import { Entrance } from './entrance.tsx'
import styles from './entrance.module.css'
import { SampleUsers } from './sample-users.tsx'
import { wayBack } from './way-back.ts'

interface Fields {
  readonly login: string
  readonly password: string
}

/** Login and password; single sign-on and sample users where the server offers them. */
export function SignInPage() {
  const { t } = useTranslation()
  const kept = useQueryClient()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [refused, setRefused] = useState<Refused | null>(null)
  const offer = useRoute(entrance, {}, { fresh: 60_000 })
  const entering = useAct(signIn, {
    onRefused: setRefused,
    onDone: (me) => {
      welcome(kept, me)
      void navigate(wayBack(search), { replace: true })
    },
  })
  const brought = SIGN_IN_PROBLEMS.find((each) => each === search.get('problem'))
  // an entrance that cannot be asked says why, before anybody fills in the form
  const problem = refused ?? offer.error
  return (
    <Entrance title={t('entrance.title')}>
      <div className={styles.problem} aria-live="assertive">
        {problem ? (
          <Alert type="error" showIcon title={errorText(t, problem)} />
        ) : (
          brought && <Alert type="error" showIcon title={t(`entrance.problems.${brought}`)} />
        )}
      </div>
      <Form<Fields>
        layout="vertical"
        size="large"
        requiredMark={false}
        onFinish={(body) => entering.mutate({ body })}
        onValuesChange={() => setRefused(null)}
      >
        <Form.Item
          name="login"
          label={t('entrance.login')}
          normalize={(login: string) => login.trim()}
          rules={[{ required: true, message: t('entrance.loginMissing') }]}
        >
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('entrance.password')}
          rules={[{ required: true, message: t('entrance.passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={entering.isPending}>
          {t('entrance.enter')}
        </Button>
      </Form>
      {offer.data?.singleSignOn && (
        <>
          <p className={styles.or}>{t('entrance.singleSignOn')}</p>
          <Button size="large" block href={client.link(startSingleSignOn, { query: { to: wayBack(search) } })}>
            {offer.data.singleSignOn.title}
          </Button>
        </>
      )}
      {offer.data && (
        <SampleUsers
          offer={offer.data}
          busy={entering.isPending}
          onChoose={(login, password) => entering.mutate({ body: { login, password } })}
        />
      )}
    </Entrance>
  )
}
