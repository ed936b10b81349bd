import type { ComponentChildren } from "preact";
import type { PublicDraw } from "../../flows/read-public-draw.ts";
import type { SeenDraw } from "../draw-reader.ts";
import { linksOf, type Place } from "../place.ts";
import { ended } from "../sentence.ts";
import { days } from "../when.ts";
import { At } from "./bits.tsx";
import { documentOf, Masthead } from "./document.tsx";
import { givenOf, stagesOf, stateName } from "./stages.ts";
import { After, Attested } from "./story-after.tsx";
import { CheckPart } from "./story-check.tsx";
import { DrawnPart } from "./story-drawn.tsx";
import { Lock } from "./story-lock.tsx";
import { PlatformParts } from "./story-platform.tsx";
import { Seed } from "./story-seed.tsx";
import { Witnessing } from "./story-witness.tsx";

interface StoryProps {
  seen: SeenDraw;
  place: Place;
  now: Date;
  head: ComponentChildren;
  /** A page that was saved as a file and has to do without our server. */
  saved: boolean;
  /** What stands at the end of a saved page: bundle and scripts. */
  foot?: ComponentChildren;
}

/** The story of a draw, step by step, with the numbers. */
export function storyPage({ seen, place, now, head, saved, foot }: StoryProps): string {
  const { draw, values } = seen;
  const links = linksOf(place, draw.drawId, saved);
  return documentOf({
    title: `${draw.name}第 ${draw.batch} 批抽取`,
    place,
    head,
    kind: "story",
    children: (
      <>
        <Masthead place={place} list={links.list} />
        <main
          id="content"
          {...(values
            ? { "data-bundle": links.bundle, "data-verifier": `${links.assets}/verify-browser.js` }
            : {})}
        >
          <Heading draw={draw} live={saved ? null : links.live} now={now} />
          {values === null ? (
            <PlatformParts draw={draw} />
          ) : (
            <>
              <Lock draw={draw} values={values} />
              <Witnessing draw={draw} now={now} />
              <Seed draw={draw} values={values} />
              <DrawnPart draw={draw} values={values} />
              <After draw={draw} />
              <Attested draw={draw} />
              <CheckPart seen={seen} values={values} place={place} saved={saved} />
            </>
          )}
        </main>
        <footer>
          <p>
            {place.bureau}　本页内容截至 <At iso={minuteOf(now)} />
            {saved && (
              <>
                {" "}
                保存，之后的变化见 <a href={links.draw}>{links.draw}</a>
              </>
            )}
          </p>
        </footer>
        {foot}
      </>
    ),
  });
}

function Heading({ draw, live, now }: { draw: PublicDraw; live: string | null; now: Date }) {
  return (
    <>
      <div class="heading">
        <p class={`state ${draw.state}`}>{stateName(draw)}</p>
        <h1>{draw.name}</h1>
        <p class="number">
          第 {draw.batch} 批（共 {draw.batches} 批）　抽取编号 <span class="mono">{draw.drawId}</span>
        </p>
      </div>
      <p class={draw.state === "voided" ? "gist warning" : "gist"}>{gist(draw, now)}</p>
      {draw.source === "own" && <Stages draw={draw} />}
      <dl class="facts">
        <Fact name="计划任务">{draw.code}</Fact>
        <Fact name="责任科室">{draw.section}</Fact>
        <Fact name="抽查事项">{draw.items.join("、")}</Fact>
        <Fact name="抽取范围">{draw.poolSize} 家单位</Fact>
        <Fact name="检查组">每组 {draw.teamSize} 人</Fact>
        <Fact name="检查期">{days(draw.visitFrom, draw.visitUntil)}</Fact>
        <Fact name="告知方式">{draw.announced ? "预先告知检查对象" : "不预先告知检查对象"}</Fact>
      </dl>
      {live && draw.source === "own" && draw.state !== "voided" && (
        <p class="to-live">
          <a href={live}>大屏显示</a>　适合在会议室投影，随抽取进度自动更新
        </p>
      )}
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Stages = ({ draw }: { draw: PublicDraw }) => (
  <ol class="stages" aria-label="进度">
    {stagesOf(draw).map(({ name, told, at, state }) => (
      <li key={name} class={state} {...(state === "now" ? { "aria-current": "step" as const } : {})}>
        <b>{name}</b>
        <span>{told}</span>
        {at && <At iso={at} />}
      </li>
    ))}
  </ol>
);

/** No finer than what is written: a page that says the same is the same, to the byte. */
const minuteOf = (now: Date): string => `${now.toISOString().slice(0, 16)}:00.000Z`;

/** The whole in two sentences. */
export function gist(draw: PublicDraw, now: Date): string {
  const { poolSize, drawnTotal, voided } = draw;
  if (draw.state === "voided")
    return `本次抽取已作废，不产生结果。${voided ? `理由：${ended(voided.reason)}` : ""}作废的记录和校验值一直保留，供核对。`;
  if (draw.source === "platform") return "本次抽取在上级监管平台上进行，这里只公布导入的结果。";
  if (draw.state === "committed") return waitingGist(draw, now);
  const drawn = `从 ${poolSize} 家单位中抽中 ${drawnTotal ?? 0} 家。`;
  if (draw.drawn !== null) return `${drawn}名单和检查组见第四部分，全部数值列在下面，人人可以核对。`;
  return draw.announced
    ? `${drawn}名单尚未公开，已公布的校验值把它固定了下来。`
    : `${drawn}本次检查不预先告知，名单在最后一家检查结束后公开；已公布的校验值现在就把它固定了下来。`;
}

function waitingGist(draw: PublicDraw, now: Date): string {
  const [given, all] = givenOf(draw);
  const start = `抽取范围内的 ${draw.poolSize} 家单位、抽取规则和密数已经锁定，${given} 位见证人已提交数字，共 ${all} 位。`;
  return new Date(draw.deadline) < now
    ? `${start}已过见证截止时间，名单、规则和密数都不变，仍在等待其余见证人。`
    : `${start}结果还没有产生，谁也不能预先知道。`;
}
