import { type Diagnosis, diagnoseStandard, diagnoseText } from '@liangyan/contract'
import { useEffect, useRef, useState } from 'react'
import { client } from '../../../api/index.ts'

/** Milliseconds after the last key: until the file by itself is looked at, and the whole standard. */
const SOON = 250
const LATER = 1_200

export interface Diagnosed {
  readonly diagnosis: Diagnosis | undefined
  /** Whether the whole standard is being looked at. */
  readonly checking: boolean
}

/**
 * What is wrong with a version while somebody writes on one of its files: at once of the file itself, after a pause of
 * the whole standard. `stored` changes whenever something was saved; without a version nothing is asked.
 */
export function useDiagnosis(
  version: number | undefined,
  file: { readonly path: string; readonly text: string; readonly unsaved: boolean } | undefined,
  stored: number,
): Diagnosed {
  const [diagnosis, setDiagnosis] = useState<Diagnosis>()
  const [checking, setChecking] = useState(false)
  const path = file?.path
  // a text that is saved is part of what is stored
  const text = file?.unsaved ? file.text : undefined
  const known = useRef<Diagnosis>(undefined)
  useEffect(() => {
    if (version === undefined) return undefined
    const stop = new AbortController()
    const ask = async (quick: boolean) => {
      const found =
        path === undefined || text === undefined
          ? await client.call(diagnoseStandard, { params: { id: version } }, { signal: stop.signal })
          : await client.call(
              diagnoseText,
              { params: { id: version }, body: { path, text, quick } },
              { signal: stop.signal },
            )
      const shown = quick && known.current && path !== undefined ? merged(known.current, found, path) : found
      if (!quick) known.current = found
      setDiagnosis(shown)
    }
    // a check that fails is made again with the next key
    const soon = text === undefined ? undefined : setTimeout(() => void ask(true).catch(() => {}), SOON)
    const later = setTimeout(
      () => {
        setChecking(true)
        ask(false)
          .catch(() => {})
          .finally(() => {
            if (!stop.signal.aborted) setChecking(false)
          })
      },
      text === undefined ? 0 : LATER,
    )
    return () => {
      stop.abort()
      clearTimeout(soon)
      clearTimeout(later)
      setChecking(false)
    }
  }, [version, path, text, stored])
  return { diagnosis, checking }
}

/** What is known of all other files, and what was just found of this one. */
function merged(known: Diagnosis, found: Diagnosis, path: string): Diagnosis {
  const others = known.diagnostics.filter(({ file }) => file !== path)
  const diagnostics = [...found.diagnostics, ...others]
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  return { ...known, diagnostics, errors, warnings: diagnostics.length - errors }
}
