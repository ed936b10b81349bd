import { type CreditFault, type CreditSaid, matchCredit } from "../domain/credit-change.ts";
import type { CreditFile } from "../domain/credit-file.ts";
import { may, whoMay } from "../domain/permission.ts";
import type { Target } from "../domain/roster.ts";
import { type PersonCtx, type Refusal, record, refuse } from "./ctx.ts";
import type { Page } from "./page.ts";
import type { ImportRow, Json, Records } from "./ports.ts";
import { readGrades } from "./read-credit.ts";
import { tellPeople } from "./tell.ts";

/** Keeps a month's classes as they were sent; they are matched anew whenever they are shown or applied. */
export async function stageCredit(
  ctx: PersonCtx,
  input: { file: CreditFile; fileName: string; fileHash: string; chatId: string },
): Promise<Page | Refusal> {
  if (!may(ctx.by.roles, "credit.handle"))
    return refuse("notAllowed", { command: "导入信用风险分类", who: whoMay("credit.handle") });
  const { file, ...rest } = input;
  if (file.rows.length === 0) return refuse("credit.noRows");
  if (file.rows.length > MOST) return refuse("credit.tooMany", { most: MOST });
  const id = ctx.chance.id();
  await ctx.tx.imports.insert({
    id,
    kind: "credit",
    ...rest,
    byId: ctx.by.id,
    state: "staged",
    diff: file as unknown as Json,
    createdAt: ctx.now,
    closedAt: null,
  });
  await record(ctx, "import.staged", `import:${id}`, {
    after: { file: input.fileName, sha256: input.fileHash },
  });
  // Classes are internal, and where the file was sent may be a group: the card goes to the sender alone.
  await tellPeople(ctx, [ctx.by], { card: "credit-import", importId: id });
  return { card: "answer", code: "credit.received", facts: {} };
}

/** One unit of work applies a file whole. */
const MOST = 5_000;

export interface StagedCredit {
  file: CreditFile;
  targets: Map<string, Target>;
  said: CreditSaid[];
  faults: CreditFault[];
}

/** The file against the registry and the grades as they are now. */
export async function readStagedCredit(tx: Records, row: ImportRow): Promise<StagedCredit> {
  const file = row.diff as unknown as CreditFile;
  const targets = await tx.registry.targets();
  const matched = matchCredit(file, targets, await readGrades(tx));
  return { file, targets: new Map(targets.map((one) => [one.id, one])), ...matched };
}
