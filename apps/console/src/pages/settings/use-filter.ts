import { useSearchParams } from 'react-router'

/** Filters that stand in the address: what is empty is left out. */
export function useFilter<Name extends string>(names: readonly Name[]) {
  const [address, setAddress] = useSearchParams()
  const filter = Object.fromEntries(
    names.flatMap((name) => {
      const value = address.get(name)
      return value === null || value === '' ? [] : [[name, value]]
    }),
  ) as Partial<Record<Name, string>>

  function change(next: Partial<Record<Name, string | undefined>>) {
    const all = Object.entries<string | undefined>({ ...filter, ...next })
    const kept = all.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
    setAddress(new URLSearchParams(kept), { replace: true })
  }
  return { filter, change, clear: () => setAddress(new URLSearchParams(), { replace: true }) }
}
