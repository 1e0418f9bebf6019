import { sqlStateOf, UnknownPlace } from '@liangyan/store'
import type { FastifyError, FastifyInstance } from 'fastify'
import { Refused, unusable } from './refused.ts'

/** What Fastify and its plugins say, by code; anything else that is the asker's fault gets the last line. */
const SAID: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: '请求内容过大，请分批提交或改用文件上传',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: '不支持的内容类型，请以 application/json 提交',
  FST_ERR_CTP_EMPTY_JSON_BODY: '请求内容为空',
  FST_ERR_CTP_INVALID_JSON_BODY: '请求内容不是有效的 JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: '请求内容的长度与声明不符',
  FST_REQ_FILE_TOO_LARGE: '文件过大',
  FST_FILES_LIMIT: '一次只能上传一个文件',
}

/** What the database cannot hold, whatever the schemas let through: a NUL in a text, a number or a time out of range. */
const CANNOT_BE_STORED = new Set(['22021', '22P05', '22003', '22008'])

/** Every refusal has the same shape; what went wrong inside is logged, not told. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const { status, code, message, place } = refusalOf(error)
    if (status >= 500) request.log.error({ error, route: request.routeOptions.url }, 'request failed')
    return reply.status(status).send({ error: { code, message, ...(place !== undefined && { place }) } })
  })
}

function refusalOf(error: FastifyError): { status: number; code: string; message: string; place?: string | undefined } {
  if (error instanceof Refused) return error
  if (error instanceof UnknownPlace) return unusable('翻页位置无效，请从第一页重新查询', 'after')
  if (error.validation) {
    const [first] = error.validation
    const place = `${error.validationContext ?? 'body'}${first?.instancePath ?? ''}`
    return { status: 400, code: 'invalid', message: `请求不符合接口约定：${place} ${first?.message ?? ''}`, place }
  }
  if (CANNOT_BE_STORED.has(sqlStateOf(error) ?? ''))
    return { status: 400, code: 'invalid', message: '请求中有无法存储的字符，或超出范围的数值，请检查后重试' }
  const status = error.statusCode ?? 500
  if (status === 429) return { status, code: 'too-many', message: '请求过于频繁，请稍后再试' }
  if (status >= 400 && status < 500) {
    return { status, code: error.code ?? 'unusable', message: SAID[error.code] ?? '请求无法处理，请检查内容后重试' }
  }
  return { status: 500, code: 'internal', message: '系统内部错误，已记入日志；请稍后再试或联系管理员' }
}
