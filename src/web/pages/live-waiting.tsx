import type { PublicDraw } from "../../flows/read-public-draw.ts";
import { clock, minute } from "../when.ts";
import { inOrder } from "./story-witness.tsx";

/** Before the drawing: who has witnessed, and how long there is. */
export function LiveWaiting({ draw, now }: { draw: PublicDraw; now: Date }) {
  const late = new Date(draw.deadline) < now;
  return (
    <section class="waiting">
      <div class="witnesses">
        <h2>见证人</h2>
        <ul>
          {inOrder(draw.witnesses).map(({ name, supervisor, given }) => (
            <li key={name} class={given ? "given" : "awaited"}>
              <span class="who">
                {name}
                <small>{supervisor ? "监督人员" : "见证人"}</small>
              </span>
              {given ? (
                <span class="gave">
                  <span class="mono">{given.digits}</span>
                  <small>
                    {given.means}　{clock(given.at)}
                  </small>
                </span>
              ) : (
                <span class="gave none">等待提交</span>
              )}
            </li>
          ))}
        </ul>
        {draw.strict && (
          <p class="strict">
            另加公共数字：{draw.strict.source}（{draw.strict.period}）{draw.strict.value ?? "尚未产生"}
          </p>
        )}
      </div>
      <div class="deadline">
        <h2>{late ? "已过见证截止时间" : "距见证截止"}</h2>
        <p class="countdown" data-deadline={draw.deadline}>
          {late ? "等待见证" : clock(draw.deadline)}
        </p>
        <p>{minute(draw.deadline)}</p>
        {late && <p>名单、规则和密数都不变，不会另抽一次。</p>}
        <p class="pool">
          抽取范围 <b>{draw.poolSize}</b> 家单位
        </p>
      </div>
    </section>
  );
}
