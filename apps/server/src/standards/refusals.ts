import { conflict, notFound } from '../http/refused.ts'
import { NoStandard } from './no-standard.ts'
import { UnusableStandard } from './unusable-standard.ts'
import { WorkTooLong } from './workshop.ts'

/** Answers with what was worked out, or refuses with why it could not be. */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UnusableStandard) throw conflict('unusable-standard', error.message)
    if (error instanceof WorkTooLong) throw conflict('too-long', error.message)
    if (error instanceof NoStandard) throw notFound('规范版本')
    throw error
  }
}
