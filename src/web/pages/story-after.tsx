import type { PublicDraw } from "../../flows/read-public-draw.ts";
import { ended } from "../sentence.ts";
import { At, Part } from "./bits.tsx";

/** Kinds of later events (docs/draw-bundle.schema.json, after). */
const kindNames: Record<string, string> = {
  deadline: "延期",
  repick: "递补",
  extend: "补抽",
  replace: "替换",
  void: "作废",
  close: "办结",
};

/** 五、后来发生的 */
export function After({ draw, title = "五、后来发生的" }: { draw: PublicDraw; title?: string }) {
  const { after, voided } = draw;
  return (
    <Part id="after" title={title}>
      {voided && (
        <p>
          <At iso={voided.at} />
          ，本次抽取作废。理由：{ended(voided.reason)}决定人：{voided.by.join("、")}。
        </p>
      )}
      {after.length === 0 ? (
        !voided && <p>到目前为止，没有延期、递补、补抽、替换或者作废。</p>
      ) : (
        <>
          <ol class="events">
            {after.map(({ kind, at, words }) => (
              <li key={`${at}|${kind}|${words}`}>
                <span class="event">{kindNames[kind] ?? "其他"}</span>
                <At iso={at} />
                <p>{words}</p>
              </li>
            ))}
          </ol>
          {draw.source === "own" && (
            <p class="note">
              每条记录都带着前一条的校验值，最早的一条连着密数校验值，删改其中任何一条，后面的都会对不上。
            </p>
          )}
        </>
      )}
    </Part>
  );
}

/** 六、监督人员复核签认 */
export function Attested({ draw }: { draw: PublicDraw }) {
  return (
    <Part id="attested" title="六、监督人员复核签认">
      <p>监督人员持有完整记录，用独立的核对程序把全部步骤重算一遍，结果一致的才签认“全部记录校验值”。</p>
      {draw.attested.length > 0 ? (
        <ul class="plain">
          {draw.attested.map(({ name, at }) => (
            <li key={`${name}|${at}`}>
              <b>{name}</b>　<At iso={at} /> 复核一致，签认
            </li>
          ))}
        </ul>
      ) : (
        <p>{draw.drawnAt === null ? "抽取以后进行。" : "还没有监督人员签认。"}</p>
      )}
    </Part>
  );
}
