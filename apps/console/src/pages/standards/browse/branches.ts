import type { ClauseLine, Outline, SourceTree } from '@liangyan/contract'

/** A node of the tree at the left; `count` of the clauses or sentences under it. */
export interface Branch {
  readonly key: string
  readonly title: string
  readonly count: number
  readonly children: readonly Branch[]
}

/** Stands for the clauses of no moment, or of one that the tree does not know. */
export const NO_MOMENT = '-'

/** The tree of moments with the clauses that belong to each, those of moments inside it among them. */
export function momentBranches({ moments, clauses }: Outline, noMoment: string): Branch[] {
  const own = Map.groupBy(clauses, ({ moment }) => moment ?? NO_MOMENT)
  const inside = Map.groupBy(moments, ({ in: parent }) => parent ?? '')
  const branchesIn = (parent: string): Branch[] =>
    (inside.get(parent) ?? []).map(({ title }) => {
      const children = branchesIn(title)
      const count = (own.get(title)?.length ?? 0) + children.reduce((sum, child) => sum + child.count, 0)
      return { key: title, title, count, children }
    })
  const known = new Set(moments.map(({ title }) => title))
  const others = clauses.filter(({ moment }) => moment === null || !known.has(moment)).length
  const rest = others > 0 ? [{ key: NO_MOMENT, title: noMoment, count: others, children: [] }] : []
  return [...branchesIn(''), ...rest]
}

export function sourceBranches({ documents }: SourceTree): Branch[] {
  return documents.map(({ document, sentences }) => ({
    key: document,
    title: document,
    count: sentences.length,
    children: [],
  }))
}

/** The moments under one, itself among them. */
export function momentsUnder({ moments }: Outline, moment: string): Set<string> {
  const found = new Set([moment])
  for (let before = 0; before < found.size; ) {
    before = found.size
    for (const { title, in: parent } of moments) if (parent !== null && found.has(parent)) found.add(title)
  }
  return found
}

/** What of the clauses is shown. */
export function clausesShown(
  outline: Outline,
  {
    node,
    words,
    reads,
    severity,
    status,
  }: {
    readonly node?: string | undefined
    readonly words?: string | undefined
    readonly reads?: ClauseLine['reads'] | undefined
    readonly severity?: ClauseLine['severity'] | undefined
    readonly status?: ClauseLine['status'] | undefined
  },
): ClauseLine[] {
  const under = node === undefined || node === NO_MOMENT ? undefined : momentsUnder(outline, node)
  const known = new Set(outline.moments.map(({ title }) => title))
  const inNode = ({ moment }: ClauseLine) => {
    if (node === NO_MOMENT) return moment === null || !known.has(moment)
    return under === undefined || (moment !== null && under.has(moment))
  }
  const sought = words?.toLowerCase()
  return outline.clauses.filter(
    (line) =>
      inNode(line) &&
      (reads === undefined || line.reads === reads) &&
      (severity === undefined || (line.severity === severity && line.reads !== 'advises')) &&
      (status === undefined || line.status === status) &&
      (sought === undefined || line.title.toLowerCase().includes(sought) || line.id.includes(sought)),
  )
}
