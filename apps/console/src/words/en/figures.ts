import type { Words } from '../zh-CN/index.ts'

export const figures: Words['figures'] = {
  seconds: '{{count}} s',
  minutes: '{{minutes}} min {{seconds}} s',
  hours: '{{hours}} h {{minutes}} min',
}
