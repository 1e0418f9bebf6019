import { soundClasses } from '../characters.ts'

/** Share of the characters that are heard as one of the same reading; the others only sound nearly the same. */
const SAME_READING = 0.7

/** What recognisers write for a character: common characters that sound the same, or nearly the same. */
export class Homophones {
  private readonly alike: ReadonlyMap<number, readonly string[]>
  private readonly nearlyAlike: ReadonlyMap<number, readonly string[]>
  private readonly classOf: Uint16Array
  private readonly nearClassOf: Uint16Array

  /** @param confusable whether zh/z ch/c sh/s n/l eng/en ing/in are taken for each other too */
  constructor(confusable: boolean) {
    this.classOf = soundClasses(false).classOf
    this.nearClassOf = confusable ? soundClasses(true).classOf : this.classOf
    const common = commonCharacters()
    this.alike = byClass(common, this.classOf)
    this.nearlyAlike = byClass(common, this.nearClassOf)
  }

  /** Whether there is anything that a character may be heard as. */
  has(character: string): boolean {
    return this.othersOf(character, this.nearlyAlike, this.nearClassOf).length > 0
  }

  /** A character that this one may be heard as; itself where there is none. */
  heardFor(character: string, random: () => number): string {
    const same = this.othersOf(character, this.alike, this.classOf)
    const near = this.othersOf(character, this.nearlyAlike, this.nearClassOf)
    const choice = same.length > 0 && random() < SAME_READING ? same : near
    return choice.length === 0 ? character : choice[Math.floor(random() * choice.length)]
  }

  private othersOf(
    character: string,
    lists: ReadonlyMap<number, readonly string[]>,
    classOf: Uint16Array,
  ): readonly string[] {
    const own = classOf[character.charCodeAt(0)]
    return own === 0 ? [] : (lists.get(own) ?? []).filter((other) => other !== character)
  }
}

function byClass(characters: readonly string[], classOf: Uint16Array): Map<number, string[]> {
  const lists = new Map<number, string[]>()
  for (const character of characters) {
    const own = classOf[character.charCodeAt(0)]
    const list = lists.get(own)
    if (list) list.push(character)
    else if (own !== 0) lists.set(own, [character])
  }
  return lists
}

/** The 3755 characters of the first level of GB 2312: a recogniser has hardly any others to offer. */
function commonCharacters(): string[] {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell)
  return [...new TextDecoder('gb18030').decode(Uint8Array.from(bytes))]
}
