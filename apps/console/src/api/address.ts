import type { AnyRoute } from '@liangyan/contract'

type Parts = Readonly<Record<string, unknown>>

/** `/api/conversations/:id` with `{ id: 'a/b' }` and `{ limit: 5 }` → `/api/conversations/a%2Fb?limit=5`. */
export function addressOf(route: AnyRoute, params: Parts = {}, query: Parts = {}): string {
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams(
    Object.entries(query)
      .filter(([, value]) => value !== undefined && value !== null)
      .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)])),
  ).toString()
  return search === '' ? path : `${path}?${search}`
}
