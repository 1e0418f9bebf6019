/** 陈晓雯（agent3101） → 陈晓雯: at the desk the name says enough. */
export function personOf(label: string): string {
  return label.replace(/（[^（）]*）$/, '')
}
