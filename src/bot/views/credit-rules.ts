import { creditRulesCard } from "../../../cards/credit-rules.ts";
import { may } from "../../domain/permission.ts";
import { readGrades, readThreshold } from "../../flows/read-credit.ts";
import type { Draw } from "../view.ts";

export const creditRules: Draw<"credit-rules"> = async ({ tx }, page) => {
  const reader = await tx.people.byId(page.readerId);
  const { strata, version, source } = await readGrades(tx);
  return creditRulesCard({
    classes: ["A", "B", "C", "D"].map((stratum) => ({
      stratum,
      grades: Object.entries(strata).flatMap(([grade, one]) => (one === stratum ? [grade] : [])),
    })),
    ...{ version, source },
    ...(await readThreshold(tx)),
    mayChange: reader !== null && may(reader.roles, "credit.handle"),
  });
};
