import { useEffect, useState } from 'react'

/** The page's own steady clock in ms, read anew so often: it never jumps, whatever happens to the machine's date. */
export function useSteadyNow(every: number): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
