// The two registries (两库): who may be inspected, and who inspects. What the store keeps, field for field.

/** A school, kindergarten, training institution … (检查对象). */
export interface Target {
  /** Matches ^[\p{L}\p{N}._-]{1,64}$ and never changes: draws hash it. */
  id: string;
  /** 统一社会信用代码 (18 characters, checked) or an old number of 15 or 13 digits. */
  code: string | null;
  name: string;
  type: TargetType;
  ownership: "public" | "private";
  subject: Subject;
  /** 学区中心校 */
  district: string | null;
  address: string | null;
  contact: string | null;
  phone: string | null;
  /** Number of classes (班数). */
  classes: number | null;
  /** 信用风险分类 A–D; null when it has none. Internal only. */
  creditClass: string | null;
  /** 信用风险指数 of the newest month; null when none was imported. Internal only. */
  creditIndex: number | null;
  /** 分类标注 */
  tags: string[];
  /** 曾用名、简称 */
  aliases: string[];
  note: string | null;
  status: RosterStatus;
}

export type TargetType =
  | "kindergarten"
  | "primary"
  | "junior"
  | "senior"
  | "nine-year"
  | "complete"
  | "special"
  | "vocational"
  | "training"
  | "agency"
  | "community"
  | "other";

export type Subject = "企业" | "民办非企业单位" | "事业单位" | "其他";

/** Only active ones are drawn; nobody is ever deleted, since draws and records point at them. */
export type RosterStatus = "active" | "inactive";

/** 执法检查人员 */
export interface Inspector {
  id: string;
  name: string;
  /** 行政执法证 number; without one the person is never drawn (行政处罚法 42, 55). */
  certNumber: string | null;
  /** Last valid day, "YYYY-MM-DD". */
  certUntil: string | null;
  section: string | null;
  /** 会同部门 of a joint check; null: the bureau itself. */
  department: string | null;
  district: string | null;
  specialties: string[];
  /** Both ends included, "YYYY-MM-DD". */
  leave: { from: string; to: string }[];
  mobile: string | null;
  email: string | null;
  tags: string[];
  note: string | null;
  status: RosterStatus;
}

/** Why an inspector may not visit a target (行政处罚法 43). */
export interface Relation {
  inspectorId: string;
  targetId: string;
  kind: RelationKind;
  /** For `worked`: the last day there, "YYYY-MM-DD"; null when unknown or still going on. */
  until: string | null;
}

/** 亲属 · 在职 · 曾任职 · 责任督学／包校 · 其他利害关系 */
export type RelationKind = "kin" | "works" | "worked" | "responsible" | "other";

/** What ids look like, since they are hashed with `|` between fields (draw-protocol.md). */
export const rosterIdPattern = /^[\p{L}\p{N}._-]{1,64}$/u;
