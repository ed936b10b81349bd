import type { PublicDraw } from "../flows/read-public-draw.ts";
import type { DrawValues, LeafExample } from "./draw-values.ts";
import { bundleName } from "./place.ts";

/** One hash to be computed by hand, with programs that every computer has. */
export interface HandCheck {
  name: string;
  /** Linux and macOS, any POSIX shell. */
  shell: string;
  /** Null where a second program would be needed. */
  powershell: string | null;
  /** What must come out; null: what the reader has to look for. */
  expect: string | null;
  /** Said after it. */
  note: string;
}

/** What stands for what only the reader knows. */
export const OWN_ID = "单位编号";
export const OWN_INNER = "入池凭证";

/** The lines for this draw at this stage, filled with its values (draw-protocol.md §1). */
export function handChecks(draw: PublicDraw, values: DrawValues): HandCheck[] {
  return [
    ...secretChecks(draw.drawId, values),
    ...(values.example ? exampleChecks(values.example) : [ownLeafCheck(draw.drawId)]),
    rosterCheck(bundleName(draw.drawId), values.rosterHash),
    ...drawnChecks(draw.drawId, values),
  ];
}

function secretChecks(drawId: string, values: DrawValues): HandCheck[] {
  const { secret, seed, entropy, commit, rosterHash, rulesHash } = values;
  if (secret === null) return [];
  const opened = line(
    "密数校验值",
    `commit-v1|${secret}`,
    commit,
    "一致，说明公开的密数就是见证之前锁定的那一个。",
  );
  if (seed === null || entropy === null) return [opened];
  const text = `seed-v1|${secret}|${drawId}|${rosterHash}|${rulesHash}|${entropy}`;
  return [
    opened,
    line("抽取种子", text, seed, "一致，说明种子由密数、名单、规则和见证数字算出，没有别的来源。"),
  ];
}

function exampleChecks({ id, saltHex, salt, stratum, weight, inner, leaf }: LeafExample): HandCheck[] {
  const whose = `以 ${id} 为例`;
  return [
    line(`盐值（${whose}）`, `salt-v1|${saltHex}|${id}`, salt, "查别的单位，换掉编号。"),
    line(
      `入池凭证（${whose}）`,
      `inner-v1|${stratum}|${weight}|${salt}`,
      inner,
      "类别和签数见公开数据包的 roster。",
    ),
    line(
      `名单条目（${whose}）`,
      `leaf-v1|${id}|${inner}`,
      leaf,
      "在公开数据包的 leaves 里能找到，说明这一家在抽取范围内。",
    ),
  ];
}

const ownLeafCheck = (drawId: string): HandCheck =>
  line(
    "名单条目",
    `leaf-v1|${OWN_ID}|${OWN_INNER}`,
    null,
    `把“${OWN_ID}”“${OWN_INNER}”换成本单位的，算出的 64 位在 ${bundleName(drawId)} 的 leaves 里能找到，说明本单位在抽取范围内。`,
  );

const rosterCheck = (file: string, rosterHash: string): HandCheck => ({
  name: "名单校验值",
  shell: `jq -r '.leaves[]' ${quoted(file)} | sha256sum`,
  powershell: powershellOf(
    `((Get-Content -Raw -Encoding UTF8 ${psQuoted(file)} | ConvertFrom-Json).leaves -join "\`n") + "\`n"`,
  ),
  expect: rosterHash,
  note: "先下载公开数据包，在它所在的文件夹里运行；Linux、苹果电脑需要装有 jq。",
});

/** More than this would be a command longer than some shells take. */
const MOST_LISTED = 200;

function drawnChecks(drawId: string, { nonce, drawnHash, drawnIds }: DrawValues): HandCheck[] {
  if (nonce === null || drawnHash === null || drawnIds === null) return [];
  const head = `drawn-v1|${drawId}|${nonce}`;
  const base = { name: "抽中名单校验值", expect: drawnHash };
  const note = "一致，说明公布的名单就是当时抽出的名单，次序也没有动过。";
  if (drawnIds.length > MOST_LISTED) {
    const list = `jq -r '.drawn[].id' ${quoted(bundleName(drawId))}`;
    const shell = `{ printf '%s\\n' ${quoted(head)}; ${list}; } | sha256sum`;
    return [{ ...base, shell, powershell: null, note }];
  }
  const lines = [head, ...drawnIds];
  const shell = `printf '%s\\n' ${lines.map(quoted).join(" ")} | sha256sum`;
  const joined = `(${lines.map(psQuoted).join(",")} -join "\`n") + "\`n"`;
  return [{ ...base, shell, powershell: powershellOf(joined), note }];
}

const line = (name: string, text: string, expect: string | null, note: string): HandCheck => ({
  name,
  shell: `printf '%s' ${quoted(text)} | sha256sum`,
  powershell: powershellOf(psQuoted(text)),
  expect,
  note,
});

const powershellOf = (expression: string): string =>
  `[BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes(${expression}))).Replace('-','').ToLower()`;

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** PowerShell takes typographic quotes for quotes as well. */
const psQuoted = (text: string): string => `'${text.replace(/['‘’‚‛]/g, "$&$&")}'`;
