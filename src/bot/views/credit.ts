import { creditImportCard } from "../../../cards/credit-import.ts";
import { creditWarningCard, creditWarningsCard } from "../../../cards/credit-warning.ts";
import { classMoves } from "../../domain/credit-change.ts";
import { monthOf, monthsBefore } from "../../domain/credit-file.ts";
import { alarmWords, creditFaultWords } from "../../domain/credit-words.ts";
import { mayUndo } from "../../flows/apply-credit.ts";
import { creditHistory } from "../../flows/read-credit.ts";
import { readStagedCredit } from "../../flows/stage-credit.ts";
import type { Draw } from "../view.ts";

const MONTHS = 24;

export const preview: Draw<"credit-import"> = async ({ tx, now }, page) => {
  const row = await tx.imports.byId(page.importId);
  if (row?.kind !== "credit") return null;
  const { file, targets, said, faults } = await readStagedCredit(tx, row);
  const classOf = (id: string) => targets.get(id)?.creditClass ?? null;
  const moves = classMoves(said, classOf);
  const fresh = said.filter(({ targetId, stratum }) => stratum !== null && classOf(targetId) === null).length;
  const named = new Set(said.map(({ targetId }) => targetId));
  const missing = [...targets.values()].filter(
    (one) => one.creditClass !== null && !named.has(one.id),
  ).length;
  const today = monthOf(now);
  const months = Array.from({ length: MONTHS }, (_, index) => monthsBefore(today, index));
  return creditImportCard({
    importId: row.id,
    fileName: row.fileName,
    counts: {
      said: said.length,
      changed: moves.reduce((sum, { from, count }) => sum + (from === "" ? 0 : count), 0),
      fresh,
      missing,
    },
    moves,
    faults: faults.map((one) => ({
      sheet: null,
      row: one.row,
      name: one.name || null,
      reason: creditFaultWords(one),
    })),
    months,
    month: file.month !== null && months.includes(file.month) ? file.month : today,
    by: (await tx.people.byId(row.byId))?.name ?? "",
    at: row.createdAt.toISOString(),
    state: row.state === "applied" || row.state === "cancelled" ? row.state : "staged",
    mayUndo: row.state === "applied" && (await mayUndo(tx, row.id)),
  });
};

export const warnings: Draw<"credit-warnings"> = async ({ tx }, page) => {
  const found = await tx.credit.warnings(page.closed ? ["proposed", "closed"] : ["open"]);
  const targets = await tx.registry.targetsByIds([...new Set(found.map(({ targetId }) => targetId))]);
  const names = new Map(targets.map(({ id, name }) => [id, name]));
  return creditWarningsCard({
    warnings: found.map((one) => ({
      warningId: one.id,
      target: names.get(one.targetId) ?? one.targetId,
      month: one.month,
      level: one.level,
      what: alarmWords(one),
    })),
    page: page.page,
    closed: page.closed,
  });
};

export const warning: Draw<"credit-warning"> = async ({ tx }, page) => {
  const found = await tx.credit.warning(page.warningId);
  if (!found) return null;
  const by = found.closedBy === null ? null : await tx.people.byId(found.closedBy);
  return creditWarningCard({
    warningId: found.id,
    target: (await tx.registry.target(found.targetId))?.name ?? "",
    month: found.month,
    level: found.level,
    what: alarmWords(found),
    state: found.state,
    history: await creditHistory(tx, found.targetId),
    closed: found.closedAt && {
      why: found.closedWhy ?? "",
      by: by?.name ?? "",
      at: found.closedAt.toISOString(),
    },
  });
};
