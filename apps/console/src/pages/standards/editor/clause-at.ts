/** The id of the clause that a line (from 1) of a file of clauses belongs to. */
export function clauseAt(path: string, text: string, line: number): string | undefined {
  if (!/^moments\/.*\.ya?ml$/.test(path)) return undefined
  const lines = text.split('\n').slice(0, line)
  const begin = lines.findLastIndex((one) => /^-(\s|$)/.test(one))
  const rest = text.split('\n').slice(Math.max(0, begin))
  const end = rest.findIndex((one, i) => i > 0 && /^-(\s|$)/.test(one))
  const item = rest.slice(0, end < 0 ? undefined : end).join('\n')
  return begin < 0 ? undefined : /(?:^-|[{,]|^ ) *\{? *id: *['"]?([a-z0-9-]+)/m.exec(item)?.[1]
}
