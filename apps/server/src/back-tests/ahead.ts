/** Ranges that a thread is given at once: while it judges one, the next is read. */
export const AHEAD = 2
