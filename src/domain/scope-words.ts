import type { TargetFilter } from "./plan-entry.ts";
import type { Target, TargetType } from "./roster.ts";
import { ownershipNames, targetTypeNames } from "./words.ts";

/** An entry's filters in words. Named targets are only counted: on cards and in documents their names stand elsewhere. */
export function scopeOf({ types, ownership, subjects, districts, tags, targets }: TargetFilter): string {
  const parts = [
    targets === undefined ? undefined : `指定的 ${targets.length} 家单位`,
    districts?.join("、"),
    ownership?.map((one) => ownershipNames[one as Target["ownership"]]).join("、"),
    types?.map((one) => targetTypeNames[one as TargetType]).join("、"),
    subjects === undefined ? undefined : `登记类型为${subjects.join("、")}`,
    tags === undefined ? undefined : `标注有${tags.join("、")}`,
  ].filter((part) => part !== undefined && part !== "");
  return parts.length === 0 ? "名录内全部检查对象" : parts.join("，");
}
