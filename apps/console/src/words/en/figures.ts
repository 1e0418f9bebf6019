import type { Words } from '../zh-CN/index.ts'

export const figures: Words['figures'] = {
  conversations: '{{count}} conversations',
  points: '{{count}} points',
  seconds: '{{count}} s',
  minutes: '{{minutes}} min {{seconds}} s',
  hours: '{{hours}} h {{minutes}} min',
}
