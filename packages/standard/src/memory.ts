/** What was made of the texts of a standard, so that reading them again with other options makes it only once. */
export class Memory {
  private readonly made = new Map<string, unknown>()

  /** @param make must not depend on options */
  once<T>(what: string, make: () => T): T {
    if (!this.made.has(what)) this.made.set(what, make())
    return this.made.get(what) as T
  }
}
