import type { Addressee } from "../domain/duty.ts";
import type { Person } from "../domain/person.ts";
import { headsOf } from "./ask-recusal.ts";
import type { Records } from "./ports.ts";

/**
 * Who a rung goes to, as people (rules.md §5): a head's own overdue goes to the 分管领导 in the head's place, the
 * deputy's own to the chief, the chief's to nobody here. Nobody gets one sheet twice.
 */
export async function resolveAddressees(tx: Records, to: Addressee[], owner: Person): Promise<Person[]> {
  const found: Person[] = [];
  for (const role of to) found.push(...(await peopleOf(tx, role, owner)));
  const unique = new Map(found.map((person) => [person.id, person]));
  return [...unique.values()];
}

async function peopleOf(tx: Records, role: Addressee, owner: Person): Promise<Person[]> {
  switch (role) {
    case "owner":
      return [owner];
    case "sectionHead": {
      const heads = (await headsOf({ tx }, owner)).filter((head) => head.id !== owner.id);
      return heads.length > 0 ? heads : above(tx, owner);
    }
    case "office":
      return tx.people.withRole("office");
    case "leader":
      return (await tx.people.withRole("chief")).filter((chief) => chief.id !== owner.id);
    default: {
      const never: never = role;
      return never;
    }
  }
}

async function above(tx: Records, owner: Person): Promise<Person[]> {
  const role = owner.roles.includes("deputy") ? "chief" : "deputy";
  return (await tx.people.withRole(role)).filter((person) => person.id !== owner.id);
}
