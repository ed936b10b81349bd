import { platformDrawCard } from "../../../cards/platform-draw.ts";
import type { PlatformFault } from "../../domain/platform-export.ts";
import { stagedPlatform } from "../../flows/platform-draw.ts";
import { readEntries } from "../../flows/read-entries.ts";
import type { Draw } from "../view.ts";

export const platformDraw: Draw<"platform-draw"> = async ({ tx, now }, page) => {
  const row = await tx.imports.byId(page.importId);
  if (!row) return null;
  const { file, match } = stagedPlatform(row);
  const open = (await readEntries(tx, now)).filter(({ state }) => state === "open");
  return platformDrawCard({
    importId: row.id,
    fileName: row.fileName,
    fileHash: row.fileHash,
    taskNumber: file.taskNumber,
    targets: match.tasks.length,
    inspectors: new Set(match.tasks.flatMap(({ inspectorIds }) => inspectorIds)).size,
    faults: match.faults.map((fault) => ({
      sheet: null,
      row: fault.row,
      name: fault.name,
      reason: faultWords(fault),
    })),
    batches: open.flatMap(({ entry, open: batches }) =>
      batches.map((batch) => ({
        value: `${entry.id}|${batch}`,
        text: `${entry.code} ${entry.name} 第 ${batch} 批`,
      })),
    ),
    by: (await tx.people.byId(row.byId))?.name ?? "",
    at: row.createdAt.toISOString(),
    // A platform export is staged at once and closed in one step: it never has the other states.
    state: row.state as "staged" | "applied" | "cancelled",
  });
};

function faultWords(fault: PlatformFault): string {
  switch (fault.code) {
    case "target.unknown":
      return "名录里没有这家检查对象";
    case "target.ambiguous":
      return "名录里有不止一家叫这个名称，请在文件中补上统一社会信用代码";
    case "inspector.unknown":
      return `执法检查人员名录里没有“${fault.inspector}”`;
    case "inspector.ambiguous":
      return `执法检查人员名录里有不止一位“${fault.inspector}”，请在文件中补上执法证号`;
    case "team.small":
      return "检查人员不足两人";
    default: {
      const never: never = fault;
      return never;
    }
  }
}
