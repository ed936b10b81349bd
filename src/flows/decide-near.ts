import type { ImportLine } from "../domain/import-line.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { isRosterImport } from "./ports-imports.ts";
import { summaryOf, withSummary } from "./stage-import.ts";

/** 是同一单位（合并） or 不是，新增, for one or several lines that are nearly a target of ours. */
export async function decideNear(
  ctx: PersonCtx,
  input: { importId: string; lines: number[]; same: boolean },
): Promise<{ decided: number } | Refusal> {
  const row = await ctx.tx.imports.byId(input.importId);
  if (!row || !isRosterImport(row)) return refuse("import.unknown");
  if (row.state !== "staged") return refuse(`import.${row.state}`);
  const counts = { ...summaryOf(row).counts };
  let decided = 0;
  for (const n of new Set(input.lines)) {
    const line = await ctx.tx.staging.line(row.id, n);
    // Pressed again, or decided by a colleague meanwhile: what was decided first stands.
    if (line?.kind !== "near" || !line.facts.near) continue;
    const { near } = line.facts;
    if (input.same) {
      const others = await ctx.tx.staging.ofSubject(row.id, near.existing.id);
      if (others.some((other) => other.kind === "changed"))
        return refuse("import.nearTaken", { name: near.existing.name });
    }
    await ctx.tx.staging.save(decidedLine(line, input.same));
    counts.near -= 1;
    counts[input.same ? "changed" : "added"] += 1;
    decided += 1;
  }
  if (decided === 0) return refuse("import.nearDecided");
  await ctx.tx.staging.advance(withSummary(row, { counts }), "staged");
  await record(ctx, "import.decided", `import:${row.id}`, {
    before: { lines: input.lines, kind: "near" },
    after: { lines: input.lines, kind: input.same ? "changed" : "added" },
  });
  await redraw(ctx, `import:${row.id}`);
  return { decided };
}

function decidedLine(line: ImportLine, same: boolean): ImportLine {
  const { near } = line.facts;
  if (!near) return line;
  const { existing, merged, fresh, rev } = near;
  const fields = (Object.keys(merged) as (keyof typeof merged)[]).filter(
    (field) => JSON.stringify(existing[field]) !== JSON.stringify(merged[field]),
  );
  return same
    ? {
        ...line,
        kind: "changed",
        subjectId: existing.id,
        before: existing,
        after: merged,
        facts: { rev, fields, near: { ...near, decided: "same" } },
      }
    : {
        ...line,
        kind: "added",
        subjectId: fresh.id,
        before: null,
        after: fresh,
        facts: { near: { ...near, decided: "new" } },
      };
}
