import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react'
import { isHeldChord, keyName, readKeys, type Chord } from './chords.ts'

export interface Shortcut {
  /** Any of these keys. */
  readonly keys: readonly Chord[]
  /** What it does, as the help names it. */
  readonly label: string
  readonly act: () => void
}
/** Shortcuts of one part of the screen. */
export interface ShortcutGroup {
  readonly title: string
  readonly shortcuts: readonly Shortcut[]
}

/** Groups on the screen, the oldest first; the newest is asked first. */
type Registry = Set<{ current: ShortcutGroup }>
const Keyboard = createContext<Registry>(new Set())

/** How long the first key of a pair is remembered, in milliseconds. */
const PATIENCE = 1_000
/** Where keys belong to what is open, and where they are text. */
const OPEN = '[role="dialog"], [role="listbox"], [role="menu"]'
const TYPING = `input, textarea, select, [contenteditable="true"], ${OPEN}`

export function KeyboardListener({ children }: { readonly children: ReactNode }) {
  const groups = useRef<Registry>(new Set())
  useEffect(() => {
    let before: string | null = null
    let since = 0
    function press(event: KeyboardEvent) {
      const key = keyName(event)
      if (key === null || event.defaultPrevented) return
      if ((event.target as Element).closest(isHeldChord(key) ? OPEN : TYPING) !== null) return
      const remembered = event.timeStamp - since < PATIENCE ? before : null
      const shortcuts = [...groups.current].reverse().flatMap(({ current }) => current.shortcuts)
      const { chord, begun } = readKeys(
        [remembered, key],
        shortcuts.flatMap(({ keys }) => keys),
      )
      before = begun ? key : null
      since = event.timeStamp
      // a button or link in focus keeps its own Enter
      if (chord === null || (key === 'Enter' && (event.target as Element).closest('a, button') !== null)) return
      event.preventDefault()
      shortcuts.find(({ keys }) => keys.includes(chord))?.act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return <Keyboard value={groups.current}>{children}</Keyboard>
}

/** Lets keys act while this component is on the screen, and lists them in the help. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const registry = useContext(Keyboard)
  const group = useRef<ShortcutGroup>({ title, shortcuts })
  useEffect(() => {
    group.current = { title, shortcuts }
  })
  useEffect(() => {
    registry.add(group)
    return () => {
      registry.delete(group)
    }
  }, [registry])
}

/** What can be pressed here and now, the page's own before the rest. */
export function useShortcutGroups(): () => readonly ShortcutGroup[] {
  const registry = useContext(Keyboard)
  return () =>
    [...registry]
      .reverse()
      .map(({ current }) => current)
      .filter(({ shortcuts }) => shortcuts.length > 0)
}
