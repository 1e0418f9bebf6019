/** A version has mistakes and cannot be read; the message says how many, and where the first is. */
export class UnusableStandard extends Error {}
