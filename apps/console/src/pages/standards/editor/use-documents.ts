import { type FileText, readStandardFile, writeStandardFile } from '@liangyan/contract'
import { useCallback, useRef, useState } from 'react'
import { client, Refused } from '../../../api/index.ts'

/** A file that is open: what the server has, and what stands in the editor. */
export interface Opened {
  /** As it was read or saved last. */
  readonly base: FileText
  readonly text: string
  /** Raised where the editor is to take the text over anew. */
  readonly generation: number
}

/** Somebody else has changed a file that was to be saved. */
export interface Conflict {
  readonly path: string
  readonly theirs: FileText
  readonly mine: string
}

export interface Documents {
  readonly opened: ReadonlyMap<string, Opened>
  /** Files whose text is not saved yet. */
  readonly unsaved: readonly string[]
  readonly conflict: Conflict | undefined
  readonly open: (path: string) => Promise<void>
  readonly edit: (path: string, text: string) => void
  /** Saves a file; whether it is saved then. Rejects with a `Refused` other than a conflict. */
  readonly save: (path: string) => Promise<boolean>
  /** Ends a conflict: the other text is taken over, or written over with one's own. */
  readonly settle: (keep: 'theirs' | 'mine') => Promise<void>
  /** Forgets a file that is gone. */
  readonly close: (path: string) => void
}

export const isUnsaved = ({ base, text }: Opened): boolean => base.text !== text

/** The files of a draft that are open in the editor; those left unsaved stay as they are while others are looked at. */
export function useDocuments(version: number, onSaved: (path: string) => void): Documents {
  const [opened, setOpened] = useState<ReadonlyMap<string, Opened>>(new Map())
  const [conflict, setConflict] = useState<Conflict>()
  // what is being saved is what stands there when the key is pressed, not when this was drawn
  const latest = useRef(opened)
  const change = useCallback((path: string, to: (before: Opened | undefined) => Opened | undefined) => {
    const next = new Map(latest.current)
    const after = to(next.get(path))
    if (after) next.set(path, after)
    else next.delete(path)
    latest.current = next
    setOpened(next)
  }, [])

  const read = useCallback(
    (path: string) => client.call(readStandardFile, { params: { id: version }, query: { path } }),
    [version],
  )
  const open = useCallback(
    async (path: string) => {
      if (latest.current.has(path)) return
      const base = await read(path)
      change(path, (before) => before ?? { base, text: base.text, generation: 0 })
    },
    [change, read],
  )
  const edit = useCallback(
    (path: string, text: string) => change(path, (before) => before && { ...before, text }),
    [change],
  )
  const write = useCallback(
    async (path: string, text: string, revision: number) => {
      const saved = await client.call(writeStandardFile, {
        params: { id: version },
        query: { path },
        body: { text, revision },
      })
      change(path, (before) => before && { ...before, base: saved })
      onSaved(path)
    },
    [change, onSaved, version],
  )
  const save = useCallback(
    async (path: string) => {
      const here = latest.current.get(path)
      if (!here || !isUnsaved(here)) return true
      try {
        await write(path, here.text, here.base.revision)
        return true
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'changed-meanwhile') throw error
        setConflict({ path, theirs: await read(path), mine: here.text })
        return false
      }
    },
    [read, write],
  )
  const settle = useCallback(
    async (keep: 'theirs' | 'mine') => {
      if (!conflict) return
      const { path, theirs, mine } = conflict
      if (keep === 'mine') await write(path, mine, theirs.revision)
      else change(path, (before) => ({ base: theirs, text: theirs.text, generation: (before?.generation ?? 0) + 1 }))
      setConflict(undefined)
    },
    [change, conflict, write],
  )
  const close = useCallback((path: string) => change(path, () => undefined), [change])
  const unsaved = [...opened].filter(([, one]) => isUnsaved(one)).map(([path]) => path)
  return { opened, unsaved, conflict, open, edit, save, settle, close }
}
