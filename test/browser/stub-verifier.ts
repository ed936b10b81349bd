// Stands in for src/verify until its browser build is there, under the same names: it computes the two sums that need no
// more than the bundle's own words, and a target's leaf.

interface Bundle {
  drawId: string;
  leaves: string[];
  rosterHash: string;
  rulesHash: string;
  commit: string;
  sHex?: string;
  E?: string;
  seed?: string;
}

interface Step {
  code: string;
  state: "passed" | "failed" | "notChecked";
  facts: object;
}

async function sha(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function same(code: string, text: string, expected: string): Promise<Step> {
  return { code, state: (await sha(text)) === expected ? "passed" : "failed", facts: {} };
}

const left = (code: string): Step => ({ code, state: "notChecked", facts: {} });

const report = (steps: Step[]) => ({ ok: steps.every(({ state }) => state !== "failed"), steps });

async function verifyBundle(json: unknown) {
  const { leaves, rosterHash, rulesHash, commit, drawId, sHex, E, seed } = json as Bundle;
  return report([
    await same("rosterHash", leaves.map((leaf) => `${leaf}\n`).join(""), rosterHash),
    sHex === undefined ? left("commit") : await same("commit", `commit-v1|${sHex}`, commit),
    seed === undefined
      ? left("seed")
      : await same("seed", `seed-v1|${sHex}|${drawId}|${rosterHash}|${rulesHash}|${E}`, seed),
    left("sealedHash"),
  ]);
}

async function verifyTarget(json: unknown, { id, inner }: { id: string; inner: string }) {
  const there = (json as Bundle).leaves.includes(await sha(`leaf-v1|${id}|${inner}`));
  return report([{ code: "target", state: there ? "passed" : "failed", facts: {} }]);
}

const titles: Record<string, string> = {
  rosterHash: "名单校验值",
  commit: "密数",
  seed: "抽取种子",
  sealedHash: "全部记录",
  target: "本单位",
};
const lines = {
  passed: "重新计算，一致。",
  failed: "重新计算，不一致。",
  notChecked: "公开数据里没有，核对不了。",
};

const stepWords = ({ code, state }: Step) => ({ title: titles[code] ?? code, line: lines[state] });

Object.assign(globalThis, { drawVerifier: { verifyBundle, verifyTarget, stepWords } });
