/** A file that cannot be read as conversations, in one Chinese sentence with the way out. */
export class Unreadable extends Error {}
