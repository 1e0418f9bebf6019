import type { Words } from '../zh-CN/index.ts'

export const review: Words['review'] = {
  title: 'Review',
}
