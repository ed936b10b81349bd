import type { RegistryKind } from "../src/domain/registry-form.ts";
import type { TargetType } from "../src/domain/roster.ts";
import { targetTypeNames } from "../src/domain/words.ts";
import { ALL } from "./acts.ts";
import { button, columns, type Display, markdown, type Option, type Press } from "./kit-elements.ts";
import { bold, ink, lines, md } from "./kit-text.ts";

/** A record in a list. */
export interface RegistryRow {
  id: string;
  name: string;
  /** Type, place, code …, whatever helps to tell it from its neighbours. */
  about: string;
  stopped: boolean;
}

/** One line with its button. */
export const registryRow = (kind: RegistryKind, row: RegistryRow): Display | Press =>
  columns<Display | Press>(
    [
      [
        markdown(
          lines([
            row.stopped ? md`${bold(row.name)} ${ink("grey", "已停用")}` : bold(row.name),
            ink("grey", row.about === "" ? "（没有其他信息）" : row.about),
          ]),
        ),
      ],
      [button("查看", { act: "registry.open", kind, id: row.id })],
    ],
    { weights: [4, 1] },
  );

export const typeOptions = (): Option[] => [
  { value: ALL, text: "类型不限" },
  ...(Object.keys(targetTypeNames) as TargetType[]).map((type) => ({
    value: type,
    text: targetTypeNames[type],
  })),
];

const MOST_DISTRICTS = 40;

export const districtOptions = (districts: readonly string[]): Option[] => [
  { value: ALL, text: "学区不限" },
  ...[...new Set(districts)]
    .filter((district) => district !== ALL && district !== "")
    .slice(0, MOST_DISTRICTS)
    .map((district) => ({ value: district, text: district })),
];

/** The preset of a select: only what can be chosen. */
export const chosenOf = (options: Option[], value: string | undefined): { chosen?: string } =>
  value !== undefined && options.some((option) => option.value === value) ? { chosen: value } : {};
