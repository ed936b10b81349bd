import { describe, expect, test } from "vitest";
import {
  may,
  maySecond,
  needsSecondPerson,
  type Permission,
  type Role,
  roles,
  whoMay,
} from "../../src/domain/permission.ts";
import { roleNames } from "../../src/domain/words.ts";

// The part A rows of commands.md, written down a second time: who is named there must pass, who is not must not.
const expected: Record<Permission, Role[]> = {
  "draw.organise": ["office"],
  "draw.void": ["office", "supervisor", "deputy", "chief"],
  "draw.attest": ["supervisor"],
  "draw.openTarget": ["office", "section", "supervisor", "district"],
  "progress.see": ["office", "section", "deputy", "chief", "supervisor", "admin"],
  "board.see": ["office", "deputy", "chief", "supervisor", "admin"],
  import: ["office", "section"],
  "items.edit": ["office", "section"],
  "plan.see": ["office", "section", "deputy", "chief", "supervisor"],
  "plan.edit": ["office", "section"],
  "plan.publish": ["office"],
  "registry.export": ["office", "section", "deputy", "chief", "supervisor"],
  "publication.see": ["office", "section"],
  "publication.manage": ["office"],
  "plan.approve": ["deputy", "chief"],
  "scheme.write": ["office", "section"],
  "training.log": ["office", "section"],
  "credit.see": ["office", "section", "deputy", "chief", "supervisor"],
  "credit.handle": ["office"],
  "registry.check": ["office"],
  "registry.edit": ["office", "section"],
  "registry.propose": ["district"],
  "registry.details": ["office", "section", "deputy", "chief", "supervisor"],
  "registry.gaps": ["office", "section", "deputy", "chief", "supervisor", "district"],
  "people.manage": ["admin", "office"],
  "assignment.answer": ["inspector"],
  "assignment.answerFor": ["office"],
  "assistance.enter": ["office", "section"],
  "recusal.opine": ["section"],
  "recusal.decide": ["deputy", "chief"],
};

describe("who may", () => {
  test.each(Object.entries(expected) as [Permission, Role[]][])("%s", (permission, allowed) => {
    for (const role of roles) expect(may([role], permission)).toBe(allowed.includes(role));
    expect(whoMay(permission).sort()).toEqual([...allowed].sort());
  });

  test("any of several roles is enough, none is not", () => {
    expect(may(["district", "inspector", "office"], "draw.organise")).toBe(true);
    expect(may([], "progress.see")).toBe(false);
  });

  test("who may is told in Chinese, and telling it changes nothing", () => {
    expect(whoMay("recusal.decide").map((role) => roleNames[role])).toEqual(["分管领导", "组长（局长）"]);
    whoMay("draw.organise").push("inspector");
    expect(may(["inspector"], "draw.organise")).toBe(false);
  });
});

describe("granting", () => {
  test("only those who oversee the others need a second person", () => {
    expect(roles.filter(needsSecondPerson)).toEqual(["deputy", "chief", "supervisor"]);
  });

  test("the second is neither who proposed nor who gains", () => {
    const grant = { personId: "wang", grantedBy: "li" };
    expect(maySecond(grant, "li")).toBe(false);
    expect(maySecond(grant, "wang")).toBe(false);
    expect(maySecond(grant, "zhao")).toBe(true);
  });
});
