/** The lists of the first numbers alone. */
const ALONE: readonly (readonly number[])[] = Array.from({ length: 1024 }, (_, number) => [number])

/** The list of a number alone: one for all conversations, as most of what is remembered of a conversation held once. */
export const alone = (number: number): readonly number[] => ALONE[number] ?? [number]
