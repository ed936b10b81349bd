import type { RegistryRow } from "../../../cards/registry-row.ts";
import type { RegistryKind } from "../../domain/registry-form.ts";
import type { Inspector, Target } from "../../domain/roster.ts";
import { ownershipNames, targetTypeNames } from "../../domain/words.ts";
import type { Records } from "../../flows/ports.ts";

/** Records as lists show them, in the order of the ids: nothing that not everybody may know. */
export async function registryRows(tx: Records, kind: RegistryKind, ids: string[]): Promise<RegistryRow[]> {
  const rows =
    kind === "targets"
      ? (await tx.registry.targetsByIds(ids)).map(targetRow)
      : (await tx.registry.inspectorsByIds(ids)).map(inspectorRow);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const targetRow = ({ id, name, type, ownership, district, code, status }: Target): RegistryRow => ({
  id,
  name,
  about: [targetTypeNames[type], ownershipNames[ownership], district, code].filter(Boolean).join(" · "),
  stopped: status === "inactive",
});

const inspectorRow = ({ id, name, section, department, specialties, status }: Inspector): RegistryRow => ({
  id,
  name,
  about: [department, section, specialties.join("、")].filter(Boolean).join(" · "),
  stopped: status === "inactive",
});

/** The districts there are contacts for, which is what filters offer. */
export async function districtsOf(tx: Records): Promise<string[]> {
  const contacts = await tx.people.withRole("district");
  return [...new Set(contacts.flatMap(({ section }) => (section === null ? [] : [section])))].sort((a, b) =>
    a.localeCompare(b, "zh"),
  );
}
