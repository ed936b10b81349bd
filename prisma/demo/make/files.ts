import { readCsv } from "../../../src/papers/read-csv.ts";
import { makeEnterprises } from "./enterprises.ts";
import { makeKindergartens } from "./kindergartens.ts";
import { makeInspectors, makeStaff } from "./people.ts";
import { cleanSample, messySample } from "./samples.ts";
import { makeUnits, type RealUnit } from "./units.ts";

/**
 * Every made file of 示例县 by its path under prisma/demo. Of the real list only types, counts, notes and the shape of the
 * names are used; the result is the same on every run.
 */
export async function demoFiles(realUnits: Uint8Array): Promise<Map<string, Buffer>> {
  const units = makeUnits(unitsIn(realUnits));
  const kindergartens = makeKindergartens();
  const enterprises = makeEnterprises();
  const names = [...kindergartens.units, ...units.units.filter((unit) => unit.cells.at(-1) === "在册")].map(
    (unit) => unit.name,
  );
  const inspectors = makeInspectors((n) => names[(n * 17) % names.length] ?? "");
  const existing = { units: units.units, enterprises: enterprises.rows };
  return new Map([
    ["data/units.csv", Buffer.from(units.text)],
    ["data/kindergartens.csv", Buffer.from(kindergartens.text)],
    ["data/enterprises.csv", Buffer.from(enterprises.text)],
    ["data/inspectors.csv", Buffer.from(inspectors.text)],
    ["data/staff.csv", Buffer.from(makeStaff(inspectors.people))],
    ["samples/新增和变更检查对象.xlsx", Buffer.from(await cleanSample(existing))],
    ["samples/青穗学区核对表.csv", messySample(existing)],
  ]);
}

function unitsIn(bytes: Uint8Array): RealUnit[] {
  const { rows } = readCsv(Buffer.from(bytes), "units", 1000);
  return rows.slice(2).map(({ cells: [seq = "", name = "", type = "", classes = "", note = ""] }) => ({
    seq,
    name,
    type,
    classes,
    note,
  }));
}
