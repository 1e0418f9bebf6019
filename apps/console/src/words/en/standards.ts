import type { Words } from '../zh-CN/index.ts'

export const standards: Words['standards'] = {
  title: 'Standards',
}
