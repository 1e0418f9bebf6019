/** A text with another piece at its end. */
export const appended = (text: string | undefined, piece: string): string =>
  text === undefined || text.trim() === '' ? piece : `${text.replace(/\n*$/, '\n')}${piece}`

/** The file of example dialogues that stands beside a file of clauses. */
export const dialoguesBeside = (file: string): string => file.replace(/\.ya?ml$/, '.dialogues.txt')

/** Ids are plain letters, digits and hyphens: they need no quotes, though they may have them. */
export const holdsClause = (text: string, id: string): boolean =>
  new RegExp(`^(- |  )\\{?\\s*id: *['"]?${id}['"]?\\s*(,|#|$)`, 'm').test(text)
