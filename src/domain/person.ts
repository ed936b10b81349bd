import type { Role } from "./permission.ts";

/** Somebody of the tenant. `openId` is null until the account is bound (by mobile or e-mail on import, or by 绑定). */
export interface Person {
  id: string;
  openId: string | null;
  name: string;
  mobile: string | null;
  email: string | null;
  /** 科室 or 学区 */
  section: string | null;
  /** Set when this person is one of the 执法检查人员. */
  inspectorId: string | null;
  active: boolean;
  /** Active roles only; a grant that waits for a second person is not in here. */
  roles: Role[];
}

/** True when any of the person's roles is among `roles`. */
export const holds = (person: Person, ...roles: Role[]): boolean =>
  person.roles.some((role) => roles.includes(role));
