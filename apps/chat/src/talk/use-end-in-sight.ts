import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks'

/** So near to the end, in px, one counts as being there. */
const NEAR = 48

/**
 * Keeps the end of a list in sight while it grows, unless the reader has gone up: then `behind` says that there is more
 * below. `length` is what it grows by.
 */
export function useEndInSight(length: number) {
  const list = useRef<HTMLDivElement>(null)
  const there = useRef(true)
  /** Heights of the list's content and of what is to be seen of it when it was last scrolled. */
  const heights = useRef('')
  const [behind, setBehind] = useState(false)

  const toEnd = useCallback(() => {
    there.current = true
    setBehind(false)
    list.current?.scrollTo(0, list.current.scrollHeight)
  }, [])
  const onScroll = useCallback(() => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = list.current ?? {}
    const near = scrollHeight - scrollTop - clientHeight < NEAR
    const before = heights.current
    heights.current = `${scrollHeight} ${clientHeight}`
    // what has just grown or shrunk moves the list too: only a reader who scrolls leaves the end
    if (before !== heights.current && there.current && !near) toEnd()
    else there.current = near
    if (near) setBehind(false)
  }, [toEnd])

  useLayoutEffect(() => {
    if (there.current) toEnd()
    else setBehind(true)
  }, [length, toEnd])
  // what surrounds the list, the keyboard of a phone say, takes its room
  useLayoutEffect(() => {
    if (!list.current || typeof ResizeObserver === 'undefined') return
    const watch = new ResizeObserver(() => there.current && toEnd())
    watch.observe(list.current)
    return () => watch.disconnect()
  }, [toEnd])

  const atEnd = useCallback(() => there.current, [])
  return { list, onScroll, behind, toEnd, atEnd }
}
