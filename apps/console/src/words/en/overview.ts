import type { Words } from '../zh-CN/index.ts'

export const overview: Words['overview'] = {
  title: 'Overview',
}
