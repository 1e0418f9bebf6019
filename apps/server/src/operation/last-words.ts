import type { FastifyBaseLogger } from 'fastify'

/** An error that nobody caught ends the process, as ever; but it is told like any other, without what it quotes. */
export function lastWords(log: FastifyBaseLogger): void {
  const end = (error: unknown) => {
    log.fatal({ error }, 'the process ends')
    process.exit(1)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
}
