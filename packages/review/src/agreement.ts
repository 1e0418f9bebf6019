/** One thing judged by two: two inspectors, or a person and the machine. Categories are names, such as verdicts. */
export interface RatedPair {
  readonly criterion: string
  readonly first: string
  readonly second: string
}

/** How often the first said one category and the second another. */
export interface ConfusionTable {
  /** In the order of their names. */
  readonly categories: readonly string[]
  /** `counts[i][j]`: the first said category i, the second category j. */
  readonly counts: readonly (readonly number[])[]
  readonly pairs: number
}

export interface Agreement {
  readonly table: ConfusionTable
  readonly pairs: number
  /** The share of pairs that agree, 0 to 1; undefined without pairs. */
  readonly percent: number | undefined
  /** The share that would agree by chance, from how often each used each category; undefined without pairs. */
  readonly expected: number | undefined
  /** Cohen's κ, 1 for full agreement, 0 for what chance would give, negative below; undefined where `undefinedBecause` says why. */
  readonly kappa: number | undefined
  readonly undefinedBecause?: { readonly reason: 'no-pairs' | 'one-category'; readonly message: string }
}

/** The confusion table of pairs of categories. */
export function confusionTable(pairs: Iterable<Pick<RatedPair, 'first' | 'second'>>): ConfusionTable {
  const counted = new Map<string, Map<string, number>>()
  const names = new Set<string>()
  let total = 0
  for (const { first, second } of pairs) {
    const row = counted.get(first) ?? new Map<string, number>()
    counted.set(first, row.set(second, (row.get(second) ?? 0) + 1))
    names.add(first).add(second)
    total++
  }
  const categories = [...names].sort()
  const counts = categories.map((first) => categories.map((second) => counted.get(first)?.get(second) ?? 0))
  return { categories, counts, pairs: total }
}

/** Percent agreement and Cohen's κ (unweighted) of a confusion table. */
export function agreementOf(table: ConfusionTable): Agreement {
  const { counts, pairs } = table
  if (pairs === 0) {
    const message = '没有双方都评过的项目，无法计算一致性。'
    const undefinedBecause = { reason: 'no-pairs' as const, message }
    return { table, pairs, percent: undefined, expected: undefined, kappa: undefined, undefinedBecause }
  }
  const rows = counts.map(sum)
  const columns = counts.map((_, j) => sum(counts.map((row) => row[j] ?? 0)))
  const agreed = sum(counts.map((row, i) => row[i] ?? 0))
  // in whole numbers, so that an expected agreement of 1 is seen exactly: times pairs²
  const byChance = sum(rows.map((row, i) => row * (columns[i] ?? 0)))
  const figures = { table, pairs, percent: agreed / pairs, expected: byChance / pairs ** 2 }
  if (byChance === pairs ** 2) {
    const message = '双方自始至终只用了同一个类别，偶然一致率为 100%，κ 没有意义，请看一致率。'
    return { ...figures, kappa: undefined, undefinedBecause: { reason: 'one-category', message } }
  }
  return { ...figures, kappa: (agreed * pairs - byChance) / (pairs ** 2 - byChance) }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** Agreement over all pairs and criterion by criterion, in the order in which the criteria first come. */
export function agreementByCriterion(pairs: Iterable<RatedPair>): {
  readonly overall: Agreement
  readonly criteria: ReadonlyMap<string, Agreement>
} {
  const all = [...pairs]
  const groups = Map.groupBy(all, ({ criterion }) => criterion)
  return {
    overall: agreementOf(confusionTable(all)),
    criteria: new Map([...groups].map(([criterion, own]) => [criterion, agreementOf(confusionTable(own))])),
  }
}
