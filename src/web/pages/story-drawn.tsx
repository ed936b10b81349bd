import type { PublicDraw } from "../../flows/read-public-draw.ts";
import type { DrawValues } from "../draw-values.ts";
import { days } from "../when.ts";
import { Explained, Part } from "./bits.tsx";

type Drawn = NonNullable<PublicDraw["drawn"]>;

/** 四、抽中名单与检查组 */
export function DrawnPart({ draw, values }: { draw: PublicDraw; values: DrawValues }) {
  return (
    <Part id="drawn" title="四、抽中名单与检查组">
      <Listing draw={draw} />
      {values.drawnHash !== null && (
        <dl class="values">
          <Explained name="抽中名单校验值" text={values.drawnHash}>
            {draw.drawn === null
              ? "抽取时就已公布，固定了抽中的单位和次序。名单公开后，任何人都能核对公布的是不是当时抽出的那一份。"
              : "抽取时就已公布。公布的名单与它对得上，才是当时抽出的名单。"}
          </Explained>
          {values.nonce !== null && (
            <Explained name="名单随机串" text={values.nonce}>
              与名单一起计算校验值，防止名单公开之前有人拿校验值去猜。
            </Explained>
          )}
          {values.sealedHash !== null && (
            <Explained name="全部记录校验值" text={values.sealedHash}>
              固定了本次抽取的完整记录，包括每家单位的抽签号和每个检查组的候选人。监督人员依据完整记录逐项复算。
            </Explained>
          )}
        </dl>
      )}
    </Part>
  );
}

function Listing({ draw }: { draw: PublicDraw }) {
  const { drawn, drawnTotal, state } = draw;
  if (drawn !== null) return <DrawnTable draw={draw} drawn={drawn} />;
  if (state === "voided") return <p>作废的抽取不产生结果，没有抽中名单。</p>;
  if (drawnTotal === null) return <p>还没有抽取。</p>;
  return (
    <p>
      共抽中 <b>{drawnTotal}</b> 家。
      {draw.announced
        ? "名单尚未公开，公开后列在这里。"
        : "本次检查不预先告知，名单只发给检查组，最后一家检查结束后在这里公开。"}
    </p>
  );
}

/** Names that do not break within. */
const Team = ({ names }: { names: string[] }) => (
  <>
    {names.map((name, index) => (
      <span key={index} class="member">
        {name}
        {index < names.length - 1 && "、"}
      </span>
    ))}
  </>
);

/** The table of drawn targets, also of a draw held elsewhere. */
export function DrawnTable({ draw, drawn }: { draw: PublicDraw; drawn: Drawn }) {
  const withDistrict = drawn.some(({ district }) => district !== null);
  const withTeam = drawn.some(({ team }) => team !== null);
  return (
    <>
      <p>
        共 <b>{drawn.length}</b> 家，每组 {draw.teamSize} 人，检查期 {days(draw.visitFrom, draw.visitUntil)}。
        {draw.source === "own" && "名单按随机产生的次序排列，先后不表示任何含义。"}
        {!withTeam && "检查组人员不在这里公开。"}
      </p>
      <table class="drawn">
        <caption>
          <span class="unseen">抽中名单</span>
        </caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              序号
            </th>
            <th scope="col">检查对象</th>
            {withDistrict && <th scope="col">学区</th>}
            {withTeam && <th scope="col">检查组</th>}
          </tr>
        </thead>
        <tbody>
          {drawn.map((one) => (
            <tr key={one.id} class={one.replaced ? "replaced" : undefined}>
              <td class="number">{one.n}</td>
              <th scope="row">
                <span class="target">{one.name}</span>
                {one.added && <span class="tag">补抽</span>}
                {one.replaced && <span class="tag">已替换</span>}
                <span class="under">{one.id}</span>
              </th>
              {withDistrict && <td>{one.district ?? "—"}</td>}
              {withTeam && <td>{one.team ? <Team names={one.team} /> : "—"}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {drawn.some(({ added, replaced }) => added || replaced) && (
        <p class="note">“补抽”“已替换”是抽取以后发生的，见第五部分；抽中名单校验值只对应当时抽出的名单。</p>
      )}
    </>
  );
}
