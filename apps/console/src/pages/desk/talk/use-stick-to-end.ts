import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** So close to the end counts as at the end, in pixels. */
const CLOSE = 40

interface Sticking {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly content: RefObject<HTMLOListElement | null>
  /** Somebody reads further up, and something new has come. */
  readonly isBehind: boolean
  readonly toEnd: () => void
}

/** Keeps the end in sight while it is in sight; who reads further up is left there and told of news. */
export function useStickToEnd(items: number): Sticking {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLOListElement>(null)
  const sticks = useRef(true)
  const [isBehind, setIsBehind] = useState(false)
  const toEnd = useCallback(() => {
    sticks.current = true
    setIsBehind(false)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [])
  useEffect(() => {
    const element = scroller.current
    if (element === null || content.current === null) return
    let last = placeOf(element)
    const scrolled = () => {
      const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < CLOSE
      const here = placeOf(element)
      // only who goes up leaves the end: it moves away by itself where the words grow, and where what stood there is
      // replaced (the sign of loading by the words) the place jumps up by itself
      if (isAtEnd) sticks.current = true
      else if (here.top < last.top && here.height === last.height && here.room === last.room) sticks.current = false
      last = here
      if (isAtEnd) setIsBehind(false)
    }
    // whatever grows: a turn, the sentence being spoken, the window
    const growth = new ResizeObserver(() => {
      if (sticks.current) element.scrollTo({ top: element.scrollHeight })
    })
    growth.observe(element)
    growth.observe(content.current)
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      growth.disconnect()
      element.removeEventListener('scroll', scrolled)
    }
  }, [])
  const before = useRef(items)
  useLayoutEffect(() => {
    if (items > before.current && !sticks.current) setIsBehind(true)
    before.current = items
  }, [items])
  return { scroller, content, isBehind, toEnd }
}

/** How far it is scrolled, how much there is, and how much of it can be seen; pixels. */
function placeOf({ scrollTop, scrollHeight, clientHeight }: HTMLElement) {
  return { top: scrollTop, height: scrollHeight, room: clientHeight }
}
