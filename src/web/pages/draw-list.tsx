import type { PublicDraw } from "../../flows/read-public-draw.ts";
import { linksOf, type Place, rootOf } from "../place.ts";
import { At } from "./bits.tsx";
import { documentOf, Masthead, ServedHead } from "./document.tsx";
import { stateName } from "./stages.ts";

export interface ListedDraw {
  drawId: string;
  name: string;
  batch: number;
  state: PublicDraw["state"];
  committedAt: string;
}

/** GET /draws: every draw there is, voided ones too. `open`: the pages of 公示 are open to everybody and linked. */
export const listPage = (draws: readonly ListedDraw[], place: Place, open: boolean): string =>
  documentOf({
    title: "抽取公示",
    place,
    head: <ServedHead place={place} style="draw.css" />,
    kind: "list",
    children: (
      <>
        <Masthead
          place={place}
          list={null}
          items={open ? `${rootOf(place)}/items` : undefined}
          plans={open ? `${rootOf(place)}/plans` : undefined}
        />
        <main id="content">
          <div class="heading">
            <h1>抽取公示</h1>
          </div>
          <p class="gist">
            每次“双随机”抽取从锁定名单起就列在这里，作废的也不撤下。点开可以看到全过程和校验值，自己核对。
          </p>
          {draws.length === 0 ? (
            <p>还没有抽取。</p>
          ) : (
            <ul class="draws">{[...draws].sort(newestFirst).map((draw) => entry(draw, place))}</ul>
          )}
        </main>
        <footer>
          <p>{place.bureau}</p>
        </footer>
      </>
    ),
  });

const newestFirst = (a: ListedDraw, b: ListedDraw): number =>
  Date.parse(b.committedAt) - Date.parse(a.committedAt);

const entry = ({ drawId, name, batch, state, committedAt }: ListedDraw, place: Place) => (
  <li key={drawId}>
    <a href={linksOf(place, drawId, false).draw}>
      {name}　第 {batch} 批
    </a>
    <span class={`state ${state}`}>{stateName({ state, source: "own" })}</span>
    <span class="when">
      <span class="mono">{drawId}</span>　<At iso={committedAt} /> 锁定
    </span>
  </li>
);
