/** Three-valued truth: false, true, or unknown (only a person or a model can tell). */
export const FALSE = 0
export const TRUE = 1
export const UNKNOWN = 2
export type Truth = typeof FALSE | typeof TRUE | typeof UNKNOWN

export const truth = (value: boolean): Truth => (value ? TRUE : FALSE)
export const negate = (value: Truth): Truth => (value === UNKNOWN ? UNKNOWN : value === TRUE ? FALSE : TRUE)
