// Apart from the schemas: whoever only needs these numbers need not carry a schema library along.

/** The longest message of a customer, in UTF-16 units. */
export const LONGEST_MESSAGE = 1_000
