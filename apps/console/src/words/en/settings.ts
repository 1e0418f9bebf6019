import type { Words } from '../zh-CN/index.ts'

export const settings: Words['settings'] = {
  title: 'Settings',
}
