import type { SeenDraw } from "../draw-reader.ts";
import type { DrawValues } from "../draw-values.ts";
import { OWN_ID, OWN_INNER } from "../hand-check.ts";
import { bundleName, linksOf, type Place } from "../place.ts";
import { Part } from "./bits.tsx";
import { HandChecks } from "./story-hand.tsx";
import { WhoCanCheck } from "./story-who.tsx";

interface CheckProps {
  seen: SeenDraw;
  values: DrawValues;
  place: Place;
  saved: boolean;
}

/** 七、自己核对 */
export function CheckPart({ seen, values, place, saved }: CheckProps) {
  const { draw } = seen;
  return (
    <Part id="check" title="七、自己核对">
      <h3>在本机浏览器里核对</h3>
      <p>
        {saved
          ? "核对程序和公开数据都在这个文件里，断网也能核对，不向任何网站发送内容。"
          : "核对程序在您自己的手机或电脑上运行，只下载公开数据包，不向本网站发送任何内容。"}
      </p>
      <p class="advice" id="no-script">
        浏览器没有启用脚本，这一步做不了。可以下载核对程序，或者按“手工核对”去做。
      </p>
      <div id="verify" hidden>
        <button type="button" class="main" id="verify-start">
          在本机浏览器里核对
        </button>
        <div id="verify-result" role="status" aria-live="polite" />
      </div>
      <TargetForm />
      <Downloads place={place} drawId={draw.drawId} saved={saved} />
      <HandChecks draw={draw} values={values} />
      <WhoCanCheck draw={draw} />
    </Part>
  );
}

/** Works in the browser alone: without script it is not shown, and nothing is ever sent. */
const TargetForm = () => (
  <>
    <h3>查一查本单位在不在抽取范围内</h3>
    <p>
      单位联系人填写本单位的编号和“入池凭证”（64
      位，可向组织抽取的科室索取）。在名单里的，不一定被抽中；不在名单里的，不可能被抽中。
    </p>
    <form id="target" class="target-form" hidden autocomplete="off">
      <label>
        {OWN_ID}
        <input name="id" required maxLength={64} spellcheck={false} />
      </label>
      <label>
        {OWN_INNER}
        <input name="inner" required maxLength={80} spellcheck={false} class="mono" />
      </label>
      <button type="submit">查一查</button>
      <div id="target-result" role="status" aria-live="polite" />
    </form>
  </>
);

function Downloads({ place, drawId, saved }: { place: Place; drawId: string; saved: boolean }) {
  const links = linksOf(place, drawId, saved);
  return (
    <>
      <h3>下载</h3>
      <ul class="downloads">
        <li>
          <a href={links.bundle} download={bundleName(drawId)}>
            公开数据包
          </a>
          <span>本次抽取对外公开的全部数据，JSON 格式</span>
        </li>
        <li>
          <a href={links.verifier} download="verify.mjs">
            核对程序
          </a>
          <span>
            装有 Node.js 的电脑运行 <code>{`node verify.mjs ${bundleName(drawId)}`}</code>
          </span>
        </li>
        <li>
          <a href={links.schema} download="draw-bundle.schema.json">
            数据格式说明
          </a>
          <span>JSON Schema，供自行编写核对程序的人使用</span>
        </li>
        {!saved && (
          <li>
            <a href={links.saved} download={`${drawId}.html`}>
              把本页存成一个文件
            </a>
            <span>连同数据和核对程序，断网也能打开、核对，适合存档和转发</span>
          </li>
        )}
      </ul>
    </>
  );
}
