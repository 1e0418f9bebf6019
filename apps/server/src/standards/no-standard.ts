/** There is no such version, or none is in force; the latter cannot be once the system has started. */
export class NoStandard extends Error {}
