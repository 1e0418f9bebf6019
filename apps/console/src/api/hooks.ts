import type { AnswerOf, AnyRoute } from '@liangyan/contract'
import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { client, type InputOf } from './client.ts'
import type { Refused } from './refusal.ts'

/** Under what an answer is kept; a route's name alone stands for all that was ever asked of it. */
export function keyOf<R extends AnyRoute>(route: R, input?: InputOf<R>): readonly unknown[] {
  return input === undefined ? [route.name] : [route.name, input]
}

interface Asking<A> {
  readonly enabled?: boolean
  /** Asks again after so many milliseconds; may depend on the last answer. */
  readonly every?: number | ((answer: A | undefined) => number | false)
  /** How long an answer counts as fresh, in milliseconds. */
  readonly fresh?: number
  /** Shows the last answer while the next one, to another question, is on its way. */
  readonly keepsLast?: boolean
}

/** Asks a GET route and keeps the answer. */
export function useRoute<R extends AnyRoute>(route: R, input: InputOf<R>, asking: Asking<AnswerOf<R>> = {}) {
  const { every } = asking
  return useQuery<AnswerOf<R>, Refused>({
    queryKey: keyOf(route, input),
    queryFn: ({ signal }) => client.call(route, input, { signal }),
    enabled: asking.enabled,
    staleTime: asking.fresh,
    refetchInterval: typeof every === 'function' ? (query) => every(query.state.data) : every,
    placeholderData: asking.keepsLast ? (last) => last : undefined,
  })
}

interface Listed<T> {
  readonly items: readonly T[]
  readonly next: string | null
}
type ItemOf<R> = AnswerOf<R> extends { items: (infer T)[] } ? T : never

/** One function for all renders: the answer is put together again only when a page arrives. */
function allItems<T>({ pages }: InfiniteData<Listed<T>>): readonly T[] {
  return pages.flatMap(({ items }) => items)
}

/** Asks a route that pages by key, page after page: `items` is all that came so far. */
export function useList<R extends AnyRoute>(route: R, input: InputOf<R>, asking: Asking<readonly ItemOf<R>[]> = {}) {
  const { every } = asking
  return useInfiniteQuery({
    queryKey: [...keyOf(route, input), 'pages'],
    queryFn: async ({ signal, pageParam }) => {
      const { query = {}, ...rest } = input as { query?: object }
      const paged = { ...rest, query: { ...query, after: pageParam } } as InputOf<R>
      return (await client.call(route, paged, { signal })) as Listed<ItemOf<R>>
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: allItems<ItemOf<R>>,
    enabled: asking.enabled,
    staleTime: asking.fresh,
    refetchInterval:
      typeof every === 'function' ? (query) => every(query.state.data && allItems(query.state.data)) : every,
    // coming back to the window would ask for every page again
    refetchOnWindowFocus: false,
  })
}

interface Acting<R> {
  /** Routes whose answers are no longer true afterwards. */
  readonly changes?: readonly AnyRoute[]
  readonly onDone?: (answer: AnswerOf<R>, input: InputOf<R>) => void
  /** Takes the refusal over; otherwise it is shown as a message. */
  readonly onRefused?: (refused: Refused) => void
}

/** Asks a route that changes something. */
export function useAct<R extends AnyRoute>(route: R, acting: Acting<R> = {}) {
  const kept = useQueryClient()
  return useMutation<AnswerOf<R>, Refused, InputOf<R>>({
    mutationFn: (input) => client.call(route, input),
    onSuccess: async (answer, input) => {
      acting.onDone?.(answer, input)
      await outdate(kept, acting.changes ?? [])
    },
    onError: acting.onRefused,
    meta: { handlesRefusal: acting.onRefused !== undefined },
  })
}

/** Asks anew, where it is on the screen, all that these routes answered. */
export async function outdate(kept: QueryClient, routes: readonly AnyRoute[]): Promise<void> {
  await Promise.all(routes.map((route) => kept.invalidateQueries({ queryKey: keyOf(route) })))
}
