import type { Words } from '../zh-CN/index.ts'

export const mine: Words['mine'] = {
  title: 'My results',
}
