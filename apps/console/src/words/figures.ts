const grouped = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 })

/** `1,234`, `87.5`: grouped by thousands, at most one decimal; the same in both languages. */
export function figure(value: number): string {
  return grouped.format(value)
}

/** `87.5%`; `—` where there is nothing to divide by. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${grouped.format((part / whole) * 100)}%`
}
