import { canonicalJson } from "../domain/canonical-json.ts";
import type { Inspector } from "../domain/roster.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { Json } from "./ports.ts";
import { compare, stagedOf } from "./stage-import.ts";

/**
 * 应用: writes what the preview showed. Had the registries changed meanwhile so that the preview no longer holds, nothing
 * is written and the file must be sent again. `contacts`: open_ids by mobile or e-mail, looked up before.
 */
export async function applyImport(
  ctx: PersonCtx,
  input: { importId: string; contacts: Map<string, string> },
): Promise<{ added: number; changed: number; bound: number } | Refusal> {
  const row = await ctx.tx.imports.byId(input.importId);
  if (!row || row.kind === "platform" || row.kind === "credit") return refuse("import.unknown");
  if (row.state !== "staged") return refuse(`import.${row.state}`);
  const staged = stagedOf(row);
  const today = await compare(ctx, staged.file);
  if (stored(today.diff) !== stored(staged.diff)) return refuse("import.outdated");
  const { added, changed, gone } = staged.diff;
  let bound = 0;
  if (staged.kind === "targets") {
    const { diff } = staged;
    await ctx.tx.registry.saveTargets(
      [...diff.added, ...[...diff.changed, ...diff.gone].map((one) => one.after)],
      ctx.now,
    );
  } else {
    const { diff } = staged;
    const inspectors = [...diff.added, ...[...diff.changed, ...diff.gone].map((one) => one.after)];
    await ctx.tx.registry.saveInspectors(inspectors, ctx.now);
    await ctx.tx.registry.saveRelations(diff.relations);
    bound = await enterPeople(ctx, inspectors, input.contacts);
  }
  await ctx.tx.imports.close(row.id, "applied", ctx.now);
  await record(ctx, "import.applied", `import:${row.id}`, {
    before: [...changed, ...gone].map((change) => change.before) as unknown as Json,
    after: {
      file: row.fileName,
      sha256: row.fileHash,
      added: added.map((one) => one.id),
      changed: changed.map((one) => one.id),
      gone: gone.map((one) => one.id),
    },
  });
  await redraw(ctx, `import:${row.id}`);
  return { added: added.length, changed: changed.length + gone.length, bound };
}

/** As the database gives it back: without absent fields, keys in whatever order. */
const stored = (diff: unknown): string => canonicalJson(JSON.parse(JSON.stringify(diff)));

/** Every inspector is a person who can be told; the account is found by mobile or e-mail where the platform knows it. */
async function enterPeople(
  ctx: PersonCtx,
  inspectors: Inspector[],
  contacts: Map<string, string>,
): Promise<number> {
  const known = new Map(
    (await ctx.tx.people.byInspectors(inspectors.map((one) => one.id))).map((one) => [one.inspectorId, one]),
  );
  let bound = 0;
  for (const inspector of inspectors) {
    const { id, name, mobile, email, section } = inspector;
    const openId = contacts.get(mobile ?? "") ?? contacts.get(email ?? "") ?? null;
    const holder = openId === null ? null : await ctx.tx.people.byOpenId(openId);
    const person = known.get(id) ?? (holder?.inspectorId === null ? holder : null);
    const free = openId === null || (holder !== null && holder.id !== person?.id) ? null : openId;
    const entered = {
      id: person?.id ?? ctx.chance.id(),
      openId: person?.openId ?? free,
      name,
      mobile,
      email,
      section,
      inspectorId: id,
      active: inspector.status === "active",
    };
    await ctx.tx.people.save(entered, ctx.now);
    if (!person?.roles.includes("inspector")) {
      await ctx.tx.people.grant({
        personId: entered.id,
        role: "inspector",
        state: "active",
        grantedBy: ctx.by.id,
        confirmedBy: null,
        at: ctx.now,
      });
    }
    if (entered.openId !== null) bound += 1;
  }
  return bound;
}
