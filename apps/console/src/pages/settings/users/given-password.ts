import type { User } from '@liangyan/contract'

/** A password that somebody was just given, and how that came. */
export interface GivenPassword {
  readonly title: string
  readonly user: Pick<User, 'name' | 'login'>
  readonly password: string
}
