import type { Command } from "../command.ts";
import { attest } from "./attest.ts";
import { bind } from "./bind.ts";
import { board } from "./board.ts";
import { claimAdmin } from "./claim-admin.ts";
import { credit } from "./credit.ts";
import { draw } from "./draw.ts";
import { exporting } from "./export.ts";
import { help } from "./help.ts";
import { items } from "./items.ts";
import { listing } from "./listing.ts";
import { mine } from "./mine.ts";
import { more } from "./more.ts";
import { outOfPlan } from "./out-of-plan.ts";
import { plan } from "./plan.ts";
import { progress } from "./progress.ts";
import { publication } from "./publication.ts";
import { role } from "./role.ts";
import { roster } from "./roster.ts";
import { scheme } from "./scheme.ts";
import { task } from "./task.ts";
import { training } from "./training.ts";
import { verify } from "./verify.ts";
import { voiding } from "./void.ts";
import { witness } from "./witness.ts";

/** Everything that can be said, in the order in which 帮助 shows it. */
export const commands: readonly Command[] = checked([
  mine,
  plan,
  items,
  draw,
  witness,
  scheme,
  outOfPlan,
  training,
  verify,
  attest,
  more,
  voiding,
  progress,
  task,
  board,
  listing,
  credit,
  publication,
  roster,
  exporting,
  bind,
  role,
  claimAdmin,
  help,
]);

/** Two commands with one name would make one of them unreachable. */
function checked(list: Command[]): Command[] {
  const names = list.flatMap((command) => [command.name, ...command.aliases]);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two commands share the name ${twice}`);
  return list;
}
