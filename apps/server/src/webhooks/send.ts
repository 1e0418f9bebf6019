import type { DeliveryAttempt, DueDelivery } from '@liangyan/store'
import type { System } from '../system.ts'
import { signatureOf } from './signature.ts'

/** So long the other side may take to answer, in milliseconds. */
const PATIENCE = 10_000

/** What is sent: which message, of what, when it came to be, and what it tells. */
export function bodyOf({ id, event, createdAt, payload }: Pick<DueDelivery, 'id' | 'event' | 'createdAt' | 'payload'>) {
  return { delivery: id, event, at: createdAt.toISOString(), data: payload }
}

/** Sends a message once. It has arrived if the answer says so (2xx); redirects are not followed. */
export async function send({ vault, now }: Pick<System, 'vault' | 'now'>, due: DueDelivery): Promise<DeliveryAttempt> {
  const body = JSON.stringify(bodyOf(due))
  const secret = vault.open(sealedAs(due.webhookId), due.secret) as string
  const at = now()
  const began = performance.now()
  const attempt = (status: number | null, error: string | null): DeliveryAttempt => {
    return { at: at.toISOString(), status, error, took: Math.round(performance.now() - began) }
  }
  try {
    const response = await fetch(due.url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'liangyan',
        'x-liangyan-event': due.event,
        'x-liangyan-delivery': String(due.id),
        'x-liangyan-signature': signatureOf(secret, body, at),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    })
    await response.body?.cancel()
    return attempt(response.status, response.ok ? null : refusalOf(response.status))
  } catch (error) {
    return attempt(null, reasonOf(error))
  }
}

/** What a webhook's secret is sealed as. */
export const sealedAs = (webhook: number): string => `webhook ${webhook}`

export const hasArrived = ({ status }: DeliveryAttempt): boolean => status !== null && status >= 200 && status < 300

function refusalOf(status: number): string {
  return status >= 300 && status < 400 ? `对方要求转到别的地址（${status}），不予跟随` : `对方返回 ${status}`
}

const REASONS: Readonly<Record<string, string | undefined>> = {
  ECONNREFUSED: '连接被拒绝',
  ECONNRESET: '连接被对方断开',
  UND_ERR_SOCKET: '连接被对方断开',
  ENOTFOUND: '找不到主机',
  EAI_AGAIN: '暂时无法解析主机名',
  EHOSTUNREACH: '主机不可达',
  ENETUNREACH: '网络不可达',
  ETIMEDOUT: '连接超时',
  UND_ERR_CONNECT_TIMEOUT: '连接超时',
  CERT_HAS_EXPIRED: '对方证书已过期',
  DEPTH_ZERO_SELF_SIGNED_CERT: '对方证书不受信任',
  SELF_SIGNED_CERT_IN_CHAIN: '对方证书不受信任',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '对方证书不受信任',
  ERR_TLS_CERT_ALTNAME_INVALID: '对方证书与主机名不符',
}

function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return `${PATIENCE / 1000} 秒内没有应答`
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? String(at.code) : ''
    if (code !== '') return REASONS[code] ?? `无法送达（${code}）`
  }
  return '无法送达'
}
