import { renderToString } from "preact-render-to-string";
import type { PublicDraw } from "../../flows/read-public-draw.ts";
import type { SeenDraw } from "../draw-reader.ts";
import type { DrawValues } from "../draw-values.ts";
import { linksOf, type Place } from "../place.ts";
import { ended } from "../sentence.ts";
import { documentOf, ServedHead } from "./document.tsx";
import { LiveDrawn } from "./live-drawn.tsx";
import { LiveWaiting } from "./live-waiting.tsx";
import { stagesOf, stateName } from "./stages.ts";

/** GET /draws/:id/live: what a meeting room looks at. The script asks for the fragment again when something changed. */
export function livePage(seen: SeenDraw, place: Place, now: Date): string {
  const { draw } = seen;
  const links = linksOf(place, draw.drawId, false);
  return documentOf({
    title: `${draw.name}大屏`,
    place,
    head: <ServedHead place={place} style="live.css" script="live.js" />,
    kind: "live",
    children: (
      <>
        <header>
          <p class="bureau">{place.bureau}　双随机抽查公开抽取</p>
          <h1>{draw.name}</h1>
          <p class="number">
            第 {draw.batch} 批（共 {draw.batches} 批）　编号 <span class="mono">{draw.drawId}</span>
          </p>
        </header>
        <main id="live" data-fragment={`${links.live}/fragment`} data-events={`${links.draw}/events`}>
          <Live seen={seen} now={now} />
        </main>
        <footer>
          <p>
            全过程和核对办法：<a href={links.draw}>{`${place.publicUrl}/draws/${draw.drawId}`}</a>
          </p>
          <p id="following" role="status">
            没有启用脚本，本页不会自动更新，请手动刷新。
          </p>
        </footer>
      </>
    ),
  });
}

/** The changing part alone. */
export const liveFragment = (seen: SeenDraw, now: Date): string =>
  renderToString(<Live seen={seen} now={now} />);

function Live({ seen: { draw, values, version }, now }: { seen: SeenDraw; now: Date }) {
  return (
    <div id="now" data-version={version} data-state={draw.state} data-now={now.toISOString()}>
      {draw.source === "own" && (
        <ol class="stages" aria-label="进度">
          {stagesOf(draw).map(({ name, told, state }) => (
            <li key={name} class={state} {...(state === "now" ? { "aria-current": "step" as const } : {})}>
              <b>{name}</b>
              <span>{told}</span>
            </li>
          ))}
        </ol>
      )}
      <Body draw={draw} values={values} now={now} />
      {values && <Hashes values={values} />}
    </div>
  );
}

function Body({ draw, values, now }: { draw: PublicDraw; values: DrawValues | null; now: Date }) {
  if (draw.state === "voided")
    return (
      <section class="said">
        <h2>{stateName(draw)}</h2>
        <p>本次抽取不产生结果。{draw.voided && `理由：${ended(draw.voided.reason)}`}</p>
      </section>
    );
  if (draw.source === "own" && draw.drawnAt === null) return <LiveWaiting draw={draw} now={now} />;
  return <LiveDrawn draw={draw} values={values} />;
}

const names: [keyof DrawValues & string, string][] = [
  ["rosterHash", "名单"],
  ["rulesHash", "规则"],
  ["commit", "密数"],
  ["recommit", "递补密数"],
  ["seed", "种子"],
  ["drawnHash", "抽中名单"],
  ["sealedHash", "全部记录"],
];

/** Enough of each to be compared with a note taken before; in full they stand on the other page. */
const Hashes = ({ values }: { values: DrawValues }) => (
  <section class={values.drawnHash === null ? "hashes early" : "hashes"} aria-label="校验值">
    <h2>校验值（前 8 位…后 8 位）</h2>
    <dl>
      {names.map(([key, name]) => {
        const value = values[key];
        return typeof value !== "string" ? null : (
          <div key={key}>
            <dt>{name}</dt>
            <dd class="mono">{`${value.slice(0, 8)}…${value.slice(-8)}`}</dd>
          </div>
        );
      })}
    </dl>
  </section>
);
