/** Numbers with their units. */
export const figures = {
  seconds: '{{count}} 秒',
  minutes: '{{minutes}} 分 {{seconds}} 秒',
  hours: '{{hours}} 小时 {{minutes}} 分',
}
