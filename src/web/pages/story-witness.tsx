import type { PublicDraw } from "../../flows/read-public-draw.ts";
import { ended } from "../sentence.ts";
import { At, Part } from "./bits.tsx";

type Witness = PublicDraw["witnesses"][number];

/** Those who gave, in order of arrival, then those who have not. */
export const inOrder = (witnesses: readonly Witness[]): Witness[] =>
  [...witnesses].sort(
    (a, b) => (a.given?.n ?? Number.MAX_SAFE_INTEGER) - (b.given?.n ?? Number.MAX_SAFE_INTEGER),
  );

/** 二、见证 */
export function Witnessing({ draw, now }: { draw: PublicDraw; now: Date }) {
  const waiting = draw.state === "committed" && draw.witnesses.some(({ given }) => given === null);
  return (
    <Part id="witness" title="二、见证">
      <p>
        见证人在锁定时就已确定，组织者本人不能担任，其中至少一名是监督人员。每位见证人当场产生一串数字，由本人提交，提交后不能更改。
      </p>
      <table class="witnesses">
        <caption class="quiet">按提交先后排列</caption>
        <thead>
          <tr>
            <th scope="col">见证人</th>
            <th scope="col">数字</th>
            <th scope="col">提交时间</th>
          </tr>
        </thead>
        <tbody>{inOrder(draw.witnesses).map((one) => row(one, draw.state === "committed"))}</tbody>
      </table>
      {draw.strict && <Strict strict={draw.strict} />}
      <p>
        见证截止时间：
        <At iso={draw.deadline} />。
        {waiting && new Date(draw.deadline) < now && <b>已过截止时间，仍在等待见证。</b>}
        过了截止时间，名单、规则和密数都不变，只能公开延期，不会另抽一次。
      </p>
      {draw.extensions.length > 0 && (
        <ol class="plain">
          {draw.extensions.map(({ until, reason, at }) => (
            <li key={at}>
              <At iso={at} /> 延期至 <At iso={until} />
              ，理由：{ended(reason)}
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}

const row = ({ name, supervisor, given }: Witness, open: boolean) => (
  <tr key={name}>
    <th scope="row">
      {name}
      <span class="under">{supervisor ? "监督人员" : "见证人"}</span>
    </th>
    <td>
      {given ? (
        <code class="digits">{given.digits}</code>
      ) : (
        <span class="muted">{open ? "尚未提交" : "没有提交"}</span>
      )}
      {given && <span class="under">产生方式：{given.means}</span>}
    </td>
    <td>{given ? <At iso={given.at} seconds /> : <span class="muted">—</span>}</td>
  </tr>
);

const Strict = ({ strict }: { strict: NonNullable<PublicDraw["strict"]> }) => (
  <p>
    锁定时还约定，另加一个当时尚未产生的公共数字：{strict.source}（{strict.period}）。
    {strict.value === null ? (
      "这个数字还没有产生。"
    ) : (
      <>
        产生的数字是 <code class="digits">{strict.value}</code>，请到发布机构核对。
      </>
    )}
  </p>
);
