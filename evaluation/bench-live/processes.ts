import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks a second in /proc. */
const TICKS = 100

/** Kilobytes in memory of a process. */
export function memoryOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN)
}

/** Processor seconds of a process, all its threads, so far. */
export function processorOf(pid: number): number {
  try {
    const fields = fieldsOf(pid)
    return (Number(fields[11]) + Number(fields[12])) / TICKS
  } catch {
    return 0
  }
}

/** The same of a process with all that it has started: a database serves each connection by a process of its own. */
export function processorOfFamily(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((sum, one) => sum + processorOf(one), 0)
}

/** Processor seconds of the whole machine so far, and those that its host gave to others. */
export function processorOfMachine(): { readonly busy: number; readonly stolen: number } {
  const [user, nice, system, , , interrupts, softInterrupts, stolen] = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]
    .trim()
    .split(/\s+/)
    .slice(1)
    .map((ticks) => Number(ticks) / TICKS)
  return { busy: user + nice + system + interrupts + softInterrupts, stolen }
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => {
      try {
        return Number(fieldsOf(one)[1]) === pid
      } catch {
        return false
      }
    })
}

/** What stands after the name of the program: state, parent … */
function fieldsOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}
