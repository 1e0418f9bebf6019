/**
 * Works on several items at once and gives the results in the order of the items.
 * @param ahead how many items may be taken before the first of them is done; bounds the memory too
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = []
  for await (const item of items) {
    const result = work(item)
    // a failure is met when its turn comes, not before
    result.catch(() => {})
    underWay.push(result)
    if (underWay.length >= ahead) yield await (underWay.shift() as Promise<Result>)
  }
  for (const result of underWay) yield await result
}
