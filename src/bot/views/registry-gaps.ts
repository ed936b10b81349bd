import { GAP_PAGE, registryGapListCard } from "../../../cards/registry-gap-list.ts";
import { registryGapsCard } from "../../../cards/registry-gaps.ts";
import { dayOf } from "../../domain/calendar.ts";
import { may } from "../../domain/permission.ts";
import { gapDays, isTargetGap, scopeOf } from "../../domain/registry-gaps.ts";
import { gapScope } from "../../flows/gap-scope.ts";
import { readGaps } from "../../flows/read-gaps.ts";
import type { Draw } from "../view.ts";
import { districtsOf, registryRows } from "./registry-rows.ts";

export const gaps: Draw<"registry-gaps"> = async ({ tx, now }, { district, readerId }) => {
  const reader = await tx.people.byId(readerId);
  if (!reader) return null;
  const { days, ...report } = await readGaps(tx, now, district);
  const owed = (await tx.duties.openOf(readerId)).find(
    ({ kind, subject }) => kind === "registry" && scopeOf(subject)?.district === district,
  );
  return registryGapsCard({
    district,
    ...report,
    byDistrict: district === null ? report.byDistrict : [],
    districts: await districtsOf(tx),
    waiting: may(reader.roles, "registry.check") ? (await tx.approvals.pending("registry")).length : null,
    dutyId: owed?.id ?? null,
  });
};

export const gapList: Draw<"registry-gap-list"> = async ({ tx, now }, { gap, place, page, readerId }) => {
  const reader = await tx.people.byId(readerId);
  if (!reader) return null;
  const days = gapDays(now, dayOf(now));
  const list = (at: number) =>
    isTargetGap(gap)
      ? tx.listing.targetsWith(gap, place, days, (at - 1) * GAP_PAGE, GAP_PAGE)
      : tx.listing.inspectorsWith(gap, days, (at - 1) * GAP_PAGE, GAP_PAGE);
  let at = page;
  let found = await list(at);
  if (found.ids.length === 0 && found.total > 0) {
    at = Math.ceil(found.total / GAP_PAGE);
    found = await list(at);
  }
  return registryGapListCard({
    gap,
    place,
    ownDistrict: gapScope(reader),
    total: found.total,
    page: at,
    entries: await registryRows(tx, isTargetGap(gap) ? "targets" : "inspectors", found.ids),
  });
};
