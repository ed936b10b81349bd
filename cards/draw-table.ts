import { type RootOnly, table } from "./kit-elements.ts";
import { plain } from "./kit-text.ts";

/** A drawn target in order of showing, with its team as the bureau opts to show names. */
export interface DrawnTarget {
  n: number;
  target: string;
  district: string | null;
  team: string[];
}

export const drawnTable = (targets: DrawnTarget[]): RootOnly =>
  table(
    [
      { key: "n", title: "序号", width: "80px" },
      { key: "target", title: "检查对象" },
      { key: "team", title: "检查人员" },
      { key: "district", title: "学区" },
    ],
    targets.map((one) => ({
      n: String(one.n),
      target: plain(one.target, 60),
      team: one.team.map((name) => plain(name, 20)).join("、") || "待补充",
      district: plain(one.district ?? "", 20),
    })),
  );
