import type { PublicDraw } from "../../flows/read-public-draw.ts";
import type { DrawValues } from "../draw-values.ts";
import { At, Explained, Part } from "./bits.tsx";

/** 三、公开密数，算出种子 */
export function Seed({ draw, values }: { draw: PublicDraw; values: DrawValues }) {
  return (
    <Part id="seed" title="三、公开密数，算出种子">
      <p>{lead(draw, values)}</p>
      <div class="formula">
        <p>
          <b>密数校验值</b> ＝ SHA-256（<code>commit-v1|</code>密数）
        </p>
        <p>
          <b>抽取种子</b> ＝ SHA-256（<code>seed-v1|</code>密数<code>|</code>抽取编号<code>|</code>名单校验值
          <code>|</code>规则校验值<code>|</code>见证数字）
        </p>
        <p class="quiet">SHA-256 是通用的国际标准算法，各种电脑都自带。竖线是分隔符，各项之间没有空格。</p>
      </div>
      {values.secret !== null && (
        <dl class="values">
          <Explained name="公开的密数" text={values.secret}>
            按第一个公式计算，应与密数校验值一致。
          </Explained>
          {values.entropy !== null && (
            <Explained name="见证数字" text={values.entropy}>
              按提交先后连成一串，与第二部分逐个对应。
              {draw.strict && "末尾 x: 之后是约定的公共数字。"}
            </Explained>
          )}
          {values.seed !== null && (
            <Explained name="抽取种子" text={values.seed}>
              按第二个公式计算。抽中哪些单位、由哪些人检查，全由它决定。
            </Explained>
          )}
        </dl>
      )}
      <p>
        种子确定后，程序用它为每家单位算出一个抽签号，同一类别的单位按抽签号从小到大排队，按锁定的比例从前往后取。检查组同样由种子逐个抽出。没有人工挑选的环节，也不能重抽。
      </p>
    </Part>
  );
}

function lead({ state, drawnAt }: PublicDraw, { secret }: DrawValues) {
  if (drawnAt !== null)
    return (
      <>
        <At iso={drawnAt} seconds />
        ，最后一位见证人提交数字，系统当即公开密数，按下面的公式算出抽取种子。
      </>
    );
  if (state === "voided")
    return secret === null
      ? "本次抽取在密数公开之前作废，没有产生种子。"
      : "本次抽取没有产生种子。作废时公开了密数，可以核对它就是当初锁定的那一个。";
  return "见证数字交齐以后，系统当即公开密数，按下面的公式算出抽取种子。现在密数还没有公开，结果也就还不存在。";
}
