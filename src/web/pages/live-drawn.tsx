import type { PublicDraw } from "../../flows/read-public-draw.ts";
import type { DrawValues } from "../draw-values.ts";
import { minute } from "../when.ts";

type Drawn = NonNullable<PublicDraw["drawn"]>;

/** How a list of that many fills a screen. */
const densityOf = (count: number): string => (count <= 12 ? "few" : count <= 40 ? "some" : "many");

/** After the drawing: how many, and who if that is public, in the order of showing and all at once. */
export function LiveDrawn({ draw, values }: { draw: PublicDraw; values: DrawValues | null }) {
  const { drawn, drawnTotal, drawnAt, poolSize } = draw;
  return (
    <section class="drawn">
      <div class="heading">
        <h2>
          从 {poolSize} 家单位中抽中 <b>{drawn?.length ?? drawnTotal ?? 0}</b> 家
        </h2>
        {drawnAt && <p class="when">{minute(drawnAt)} 抽取</p>}
      </div>
      {draw.source === "platform" && (
        <p class="when">本次抽取在上级监管平台上进行，本单位不为抽取过程提供证明。</p>
      )}
      {drawn ? (
        <DrawnList drawn={drawn} />
      ) : (
        <p class="unlisted">
          {draw.announced ? "名单尚未公开。" : "本次检查不预先告知，名单在最后一家检查结束后公开。"}
          {values?.drawnHash && "已公布的抽中名单校验值把它固定了下来。"}
        </p>
      )}
    </section>
  );
}

const DrawnList = ({ drawn }: { drawn: Drawn }) => (
  <ol class={densityOf(drawn.length)}>
    {drawn.map(({ n, id, name, district, team, added, replaced }) => (
      <li key={id} class={replaced ? "replaced" : undefined}>
        <span class="n">{n}</span>
        <span class="target">
          {name}
          {added && <em>补抽</em>}
          {replaced && <em>已替换</em>}
        </span>
        <small>{[district, team?.join("、")].filter(Boolean).join("　")}</small>
      </li>
    ))}
  </ol>
);
