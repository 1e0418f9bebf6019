/** A request that is refused: status, code and one Chinese sentence with the way out. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly place: string | undefined

  constructor(status: number, code: string, message: string, place?: string) {
    super(message)
    this.status = status
    this.code = code
    this.place = place
  }
}

export const notSignedIn = () => new Refused(401, 'not-signed-in', '尚未登录或登录已过期，请重新登录')
export const forbidden = () => new Refused(403, 'forbidden', '您的角色无权进行此操作，如有需要请联系管理员')
export const notFound = (what: string) => new Refused(404, 'not-found', `${what}不存在，或您无权查看`)
export const conflict = (code: string, message: string) => new Refused(409, code, message)
export const unusable = (message: string, place?: string) => new Refused(400, 'unusable', message, place)
