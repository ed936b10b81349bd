import type { PublicDraw } from "../../flows/read-public-draw.ts";
import { At, Explained, Part } from "./bits.tsx";
import { After } from "./story-after.tsx";
import { DrawnTable } from "./story-drawn.tsx";

/** A draw that was held on a superior's platform: what was taken over, and plainly that it proves nothing here. */
export function PlatformParts({ draw }: { draw: PublicDraw }) {
  const { platform, drawn, drawnTotal } = draw;
  return (
    <>
      <Part id="source" title="一、抽取在哪里进行">
        <p>
          本次抽取由上级监管平台完成，
          <At iso={draw.committedAt} /> 由{draw.organiser}把结果导入，在这里公布。抽取过程由平台负责。
        </p>
        <p class="advice">
          <b>本单位不为这次抽取提供证明。</b>
          没有事先锁定的校验值，没有见证数字，页面上也没有可以核对抽取过程的数据。对抽取过程有疑问的，请凭平台任务编号向平台查询。
        </p>
        {platform && (
          <dl class="values">
            <div class="explained">
              <dt>平台任务编号</dt>
              <dd>
                <code class="value" data-copy="平台任务编号">
                  {platform.taskNumber}
                </code>
              </dd>
            </div>
            <Explained name="导入文件校验值" text={platform.fileHash}>
              导入时对平台导出的文件计算的
              SHA-256。只能说明这里的名单来自哪一个文件，不能说明名单是怎样抽出来的。
            </Explained>
          </dl>
        )}
      </Part>
      <Part id="drawn" title="二、抽中名单与检查组">
        {drawn ? (
          <DrawnTable draw={draw} drawn={drawn} />
        ) : (
          <p>{drawnTotal === null ? "还没有导入名单。" : `共 ${drawnTotal} 家，名单尚未公开。`}</p>
        )}
      </Part>
      <After draw={draw} title="三、后来发生的" />
    </>
  );
}
