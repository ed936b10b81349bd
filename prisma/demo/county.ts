// 示例县: a county that is nowhere, read from its files with the same import that users' files go through.

import { addDays } from "../../src/domain/calendar.ts";
import type { Item } from "../../src/domain/item.ts";
import type { Role } from "../../src/domain/permission.ts";
import type { PlanEntry } from "../../src/domain/plan-entry.ts";
import type { Inspector, Relation, Target } from "../../src/domain/roster.ts";
import { diffTargets } from "../../src/domain/roster-diff.ts";
import { diffInspectors } from "../../src/domain/roster-diff-inspectors.ts";
import { type InspectorFile, readRoster, type TargetFile } from "../../src/domain/roster-read.ts";
import { roleNamed } from "../../src/domain/words.ts";
import { readCsv } from "../../src/papers/read-csv.ts";
import { demoFile } from "./package-file.ts";
import { type AddWorkdays, demoEntries, demoItems } from "./plan.ts";

export interface DemoPerson {
  id: string;
  name: string;
  roles: Role[];
  /** 科室 or 学区 */
  section: string;
  mobile: string;
  email: string;
  inspectorId: string | null;
}

export interface DemoCounty {
  targets: Target[];
  inspectors: Inspector[];
  relations: Relation[];
  /** Everybody with a role: the staff, then the inspectors who have no other. Ids are those of inspectors or RY-001 … */
  people: DemoPerson[];
  items: Item[];
  entries: PlanEntry[];
}

/** `today`: the day of seeding, "YYYY-MM-DD"; `addWorkdays(day, n)` counts working days, backwards for negative n. */
export function demoCounty(today: string, addWorkdays: AddWorkdays): DemoCounty {
  const targets = demoTargets(today);
  const file = rosterIn("inspectors.csv", today) as InspectorFile;
  const registry = { inspectors: [], relations: [], targets };
  const { added: inspectors, relations, faulty } = diffInspectors(registry, clean(file));
  if (faulty.length > 0) throw new Error("inspectors.csv names targets that are not there");
  return {
    targets,
    inspectors,
    relations,
    people: demoPeople(today, inspectors),
    items: demoItems(new Date(`${addWorkdays(today, -30)}T10:00:00+08:00`)),
    entries: demoEntries(today, addWorkdays),
  };
}

function demoTargets(today: string): Target[] {
  const files = ["units.csv", "kindergartens.csv", "enterprises.csv"];
  const targets: Target[] = [];
  for (const name of files) {
    const diff = diffTargets(targets, clean(rosterIn(name, today) as TargetFile));
    if (diff.changed.length + diff.same.length + diff.faulty.length > 0)
      throw new Error(`${name} repeats targets of another demo file`);
    targets.push(...diff.added);
  }
  return targets;
}

function clean<F extends TargetFile | InspectorFile>(file: F): F {
  const [first] = file.faulty;
  if (first) throw new Error(`demo row ${first.row}: ${first.faults.map((fault) => fault.code).join()}`);
  return file;
}

function rosterIn(name: string, today: string): TargetFile | InspectorFile {
  const file = readRoster(tableIn(name, today));
  if ("refused" in file) throw new Error(`${name}: ${file.refused}`);
  return file;
}

/** `{today+30}` becomes the day 30 days on. */
function tableIn(name: string, today: string) {
  const text = demoFile(`data/${name}`).toString();
  const dated = text.replace(/\{today([+-]\d+)\}/g, (_, days: string) => addDays(today, Number(days)));
  return readCsv(Buffer.from(dated), name, 1000);
}

function demoPeople(today: string, inspectors: Inspector[]): DemoPerson[] {
  const people = new Map<string, DemoPerson>();
  for (const { cells } of tableIn("staff.csv", today).rows.slice(2)) {
    const [id = "", name = "", role = "", section = "", mobile = "", email = "", inspectorId = ""] = cells;
    const code = roleNamed(role);
    if (code === null) throw new Error(`staff.csv: ${role}`);
    people.set(id, { id, name, roles: [code], section, mobile, email, inspectorId: inspectorId || null });
  }
  for (const { id, name, section, mobile, email } of inspectors) {
    const known = people.get(id);
    if (known) known.roles.push("inspector");
    else
      people.set(id, {
        id,
        name,
        roles: ["inspector"],
        section: section ?? "",
        mobile: mobile ?? "",
        email: email ?? "",
        inspectorId: id,
      });
  }
  return [...people.values()];
}
