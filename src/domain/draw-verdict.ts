/** What the verifier found, step by step, in words. */
export interface Verdict {
  ok: boolean;
  steps: { title: string; line: string; state: "passed" | "failed" | "notChecked" }[];
}

/** What shows a target that it was in the pool: with `inner` anybody finds its leaf among the published ones. */
export interface Opening {
  drawId: string;
  /** 单位编号, as it was hashed. */
  id: string;
  name: string;
  /** 入池凭证 */
  inner: string;
  leaf: string;
  rosterHash: string;
}
