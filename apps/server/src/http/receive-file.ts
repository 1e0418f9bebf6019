import type { FastifyReply, FastifyRequest } from 'fastify'
import { shownName } from '../files/shown-name.ts'
import type { Spool } from '../files/spool.ts'
import { Refused, unusable } from './refused.ts'

/** What stands around the file in the request, in bytes, at most. */
const AROUND = 64 * 1024
/** So long who still sends after the refusal may take to hear it, in milliseconds. */
const LINGER = 5_000

/** Takes the one file of a request into the spool. `name` is only to be shown: control characters and folders are gone. */
export async function receiveFile(
  request: FastifyRequest,
  reply: FastifyReply,
  spool: Spool,
  largest: number,
): Promise<{ readonly file: string; readonly name: string }> {
  const tooLarge = () => {
    cutOff(request, reply)
    return new Refused(413, 'too-large', `文件过大，至多 ${Math.floor(largest / 1024 ** 2)} MB：请拆成几个文件上传`)
  }
  if (!request.isMultipart()) throw unusable('请以 multipart/form-data 上传文件')
  if (Number(request.headers['content-length'] ?? 0) > largest + AROUND) throw tooLarge()
  let kept: { file: string; name: string } | undefined
  try {
    for await (const part of request.parts({ limits: { fileSize: largest, files: 1 } })) {
      if (part.type !== 'file') continue
      part.file.once('limit', () => part.file.destroy(tooLarge()))
      kept = { file: await spool.keep(part.file), name: shownName(part.filename) }
    }
  } catch (error) {
    if (kept) await spool.remove(kept.file)
    throw error
  }
  if (!kept) throw unusable('请求里没有文件', 'file')
  return kept
}

/** Stops listening to who has been refused; a moment is left for the answer to arrive. */
function cutOff(request: FastifyRequest, reply: FastifyReply): void {
  reply.raw.once('finish', () => setTimeout(() => request.raw.destroy(), LINGER).unref())
}
