/** Whether there is a console of the sources as they are now; it is built where it is out of date. */
export function buildConsole(): boolean
