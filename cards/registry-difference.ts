import type { FieldChange } from "../src/domain/registry-change.ts";
import { type RootOnly, table } from "./kit-elements.ts";

/** 字段 · 原来 · 改为: the same wherever a change of a record is shown. */
export const differenceTable = (changes: FieldChange[]): RootOnly =>
  table(
    [
      { key: "field", title: "项目", width: "110px" },
      { key: "before", title: "原来" },
      { key: "after", title: "改为" },
    ],
    changes.map(({ field, before, after }) => ({ field, before, after })),
  );
