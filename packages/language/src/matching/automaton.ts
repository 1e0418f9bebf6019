/**
 * Aho–Corasick over small integer classes as one dense table: every occurrence of every literal in one pass, one table
 * look-up a character. States are numbered breadth first, so the rows that are visited most lie together.
 */
export class Automaton {
  /** `next[state * width + class]`. */
  readonly next: Uint16Array | Uint32Array
  readonly width: number
  /** Outputs of state `s`: literal ids `outputs[firstOutput[s]]` up to `outputs[firstOutput[s + 1]]`, longest first. */
  readonly firstOutput: Uint32Array
  readonly outputs: Uint32Array
  /** Character code → column of the table; 0 for characters that no literal holds. */
  readonly columnOf: Uint16Array
  readonly states: number

  /**
   * @param literals sequences of classes, none empty; two may be equal
   * @param classOf character code → class
   */
  constructor(literals: readonly (readonly number[])[], classOf: (code: number) => number) {
    const columns = new Map<number, number>()
    for (const literal of literals) for (const c of literal) if (!columns.has(c)) columns.set(c, columns.size + 1)
    this.width = columns.size + 1
    this.columnOf = new Uint16Array(65_536)
    for (let code = 0; code < 65_536; code++) this.columnOf[code] = columns.get(classOf(code)) ?? 0

    const trie = new Trie()
    const ends = literals.map((literal) => trie.add(literal.map((c) => columns.get(c) as number)))
    const order = trie.breadthFirst()
    const numberOf = new Map(order.map((node, i) => [node, i]))
    this.states = order.length
    this.next =
      order.length < 65_536 ? new Uint16Array(order.length * this.width) : new Uint32Array(order.length * this.width)

    const own: number[][] = order.map(() => [])
    ends.forEach((node, literal) => own[numberOf.get(node) as number].push(literal))
    const all = this.fill(order, numberOf, own)
    this.firstOutput = new Uint32Array(order.length + 1)
    all.forEach((list, s) => (this.firstOutput[s + 1] = this.firstOutput[s] + list.length))
    this.outputs = Uint32Array.from(all.flat())
  }

  private fill(order: TrieNode[], numberOf: Map<TrieNode, number>, own: number[][]): number[][] {
    const { next, width } = this
    const fail = new Uint32Array(order.length)
    const all: number[][] = [[]]
    for (let s = 0; s < order.length; s++) {
      const inherited = fail[s] * width
      if (s > 0) next.copyWithin(s * width, inherited, inherited + width)
      if (s > 0) all[s] = own[s].length > 0 ? [...own[s], ...all[fail[s]]] : all[fail[s]]
      for (const [column, child] of order[s].children) {
        const t = numberOf.get(child) as number
        fail[t] = s === 0 ? 0 : next[inherited + column]
        next[s * width + column] = t
      }
    }
    return all
  }
}

interface TrieNode {
  readonly children: Map<number, TrieNode>
}

class Trie {
  private readonly root: TrieNode = { children: new Map() }

  add(path: readonly number[]): TrieNode {
    let node = this.root
    for (const step of path) {
      let child = node.children.get(step)
      if (!child) node.children.set(step, (child = { children: new Map() }))
      node = child
    }
    return node
  }

  breadthFirst(): TrieNode[] {
    const order = [this.root]
    for (let i = 0; i < order.length; i++) order.push(...order[i].children.values())
    return order
  }
}
