import type { Words } from '../zh-CN/index.ts'

export const appeals: Words['appeals'] = {
  title: 'Appeals',
}
