const grouped = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 })
const aligned = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** `1,234`, `87.5`: grouped by thousands, at most one decimal; the same in both languages. */
export function figure(value: number): string {
  return grouped.format(value)
}

/** `87.0`: always one decimal, so that points stand below points. */
export function columnFigure(value: number): string {
  return aligned.format(value)
}

/** `87.0%`, as `columnFigure`; `—` where there is nothing to divide by. */
export function columnPercent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${aligned.format((part / whole) * 100)}%`
}

/** `87.5%`; `—` where there is nothing to divide by. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${grouped.format((part / whole) * 100)}%`
}
