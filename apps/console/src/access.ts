import type { AnyRoute, Role } from '@liangyan/contract'

/** Whether a page, or a route of the server, is for this role. The server decides; this spares a walk to a closed door. */
export function mayOpen({ roles }: Pick<AnyRoute, 'roles'>, role: Role): boolean {
  return typeof roles === 'string' || roles.includes(role)
}
