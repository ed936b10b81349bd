import { type Cure, curesOf } from "./assign-cures.ts";
import type { AssignTerms } from "./assign-eligible.ts";
import { ascending, type Field, fieldOf, type Rule } from "./assign-field.ts";
import { shortTargets } from "./assign-short.ts";

/** Too few people, however high the caps: the minimum cut, and what would help. */
export interface Shortage {
  refused: "assign.short";
  /** Places that stay empty. */
  missing: number;
  /** The same by what the empty places ask for. */
  groups: ShortGroup[];
  cures: Cure[];
}

export interface ShortGroup {
  specialty: string | null;
  department: string | null;
  missing: number;
  /** How many available people fulfil that, relations aside. */
  people: number;
  /** Ids of the targets whose places stay empty, ascending. */
  targets: string[];
}

/** The shortage of the targets, or null when teams can be made for all of them. Does not depend on a seed. */
export function shortageOf(targets: readonly { id: string }[], terms: AssignTerms): Shortage | null {
  return shortageIn(
    fieldOf(
      targets.map(({ id }) => id),
      terms,
    ),
    terms,
  );
}

export function shortageIn(field: Field, terms: AssignTerms): Shortage | null {
  const short = shortTargets(field);
  if (short.length === 0) return null;
  const groups = [...field.rules.keys()].flatMap((rule): ShortGroup[] => {
    const { specialty, department, people } = field.rules[rule] as Rule;
    const own = short.filter(({ empty }) => empty.includes(rule));
    if (own.length === 0) return [];
    const missing = own.reduce((sum, { empty }) => sum + empty.filter((one) => one === rule).length, 0);
    const targets = ascending(own.map(({ target }) => target));
    return [{ specialty, department, missing, people: people.length, targets }];
  });
  const missing = groups.reduce((sum, group) => sum + group.missing, 0);
  return { refused: "assign.short", missing, groups, cures: curesOf(field, terms, short) };
}
