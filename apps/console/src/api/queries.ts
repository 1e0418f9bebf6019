import { MutationCache, QueryClient } from '@tanstack/react-query'
import { isPassing, type Refused } from './refusal.ts'

/** What was asked and answered. `say` shows a refusal that no form has taken over. */
export function createQueries(say: (refused: Refused) => void): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && isPassing(error),
        // asked even where the browser thinks it is offline: the server may be on this very machine
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
    mutationCache: new MutationCache({
      onError: (error, _input, _context, mutation) => {
        if (mutation.meta?.handlesRefusal !== true) say(error as Refused)
      },
    }),
  })
}
