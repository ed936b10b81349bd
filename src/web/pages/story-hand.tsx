import type { PublicDraw } from "../../flows/read-public-draw.ts";
import type { DrawValues } from "../draw-values.ts";
import { type HandCheck, handChecks } from "../hand-check.ts";

/** 手工核对: the same sums with what every computer has, for whoever trusts no program of ours. */
export const HandChecks = ({ draw, values }: { draw: PublicDraw; values: DrawValues }) => (
  <>
    <h3>手工核对</h3>
    <p>
      不想用我们的程序，可以用电脑自带的命令计算。整行复制到“终端”（Linux、苹果电脑）或者
      PowerShell（Windows）里运行，再与页面上的数值对照。苹果电脑没有 sha256sum 命令的，换成{" "}
      <code>shasum -a 256</code>。
    </p>
    <details class="hand">
      <summary>展开命令</summary>
      <ol>
        {handChecks(draw, values).map((check) => (
          <li key={check.name}>
            <Check check={check} />
          </li>
        ))}
      </ol>
    </details>
  </>
);

const Check = ({ check: { name, shell, powershell, expect, note } }: { check: HandCheck }) => (
  <>
    <h4>{name}</h4>
    <p class="where">Linux、苹果电脑</p>
    <Line text={shell} label={`${name}的命令`} />
    {powershell !== null && (
      <>
        <p class="where">Windows（PowerShell）</p>
        <Line text={powershell} label={`${name}的 PowerShell 命令`} />
      </>
    )}
    {expect !== null && (
      <p class="where">
        应当得到 <code class="value">{expect}</code>
      </p>
    )}
    <p>{note}</p>
  </>
);

const Line = ({ text, label }: { text: string; label: string }) => (
  <pre>
    <code data-copy={label}>{text}</code>
  </pre>
);
