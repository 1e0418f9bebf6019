import { CLOSED, type LineClosed, LiveSource, type SocketDetail, type SocketState } from '@liangyan/sdk'
import { Unusable } from '../failure.ts'

/** So long the server may take to answer at first, in ms. */
const FIRST_ANSWER = 10_000

const REASONS: Readonly<Record<number, string>> = {
  [CLOSED.notAdmitted]: '环境变量 LIANGYAN_API_KEY 中的接口密钥无效、已停用或已过期',
  [CLOSED.forbidden]: '接口密钥没有 live:write（实时会话）权限，请在 设置 › 接口密钥 新建一个',
}

/** The source that a conversation is played from. Rejects with `Unusable` where the server cannot be reached or refuses. */
export async function connect(url: string, note: (text: string) => void): Promise<LiveSource> {
  const key = process.env.LIANGYAN_API_KEY
  if (!key)
    throw new Unusable('请把有 live:write 权限的接口密钥写入环境变量 LIANGYAN_API_KEY（在 设置 › 接口密钥 新建）')
  if (!/^https?:\/\/./.test(url) || !URL.canParse(url))
    throw new Unusable(`--url 要写服务器地址，如 http://127.0.0.1:7300，不能是“${url}”`)
  let open = false
  let changed: (state: SocketState, detail: SocketDetail) => void = () => {}
  const source = new LiveSource({
    url,
    key,
    onState: (state, detail) => {
      if (open && state === 'waiting') note('连接中断，正在重连；已说的内容不会丢失')
      if (open && state === 'open') note('已重新连接')
      changed(state, detail)
    },
  })
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Unusable(`连不上 ${url}：请确认服务器已启动、地址无误`)), FIRST_ANSWER)
      changed = (state, { code }) => {
        if (state !== 'open' && state !== 'closed') return
        clearTimeout(late)
        if (state === 'open') resolve()
        else reject(new Unusable(reasonOf(code)))
      }
    })
  } catch (error) {
    source.close()
    throw error
  }
  open = true
  changed = () => {}
  return source
}

/** What a failure of the line means, in one Chinese sentence. */
export function explainClosed(error: LineClosed): string {
  return reasonOf(error.code)
}

function reasonOf(code: number | undefined): string {
  return REASONS[code ?? 0] ?? `服务器关闭了连接（代码 ${code ?? '不明'}）`
}
