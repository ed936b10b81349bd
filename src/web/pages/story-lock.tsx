import type { PublicDraw } from "../../flows/read-public-draw.ts";
import type { DrawValues } from "../draw-values.ts";
import { At, Explained, Part } from "./bits.tsx";

/** 一、锁定 */
export function Lock({ draw, values }: { draw: PublicDraw; values: DrawValues }) {
  return (
    <Part id="lock" title="一、锁定">
      <p>
        <At iso={draw.committedAt} />
        ，组织者{draw.organiser}把抽取范围内的 <b>{draw.poolSize}</b>{" "}
        家单位、抽取规则和系统生成的密数一并锁定，同时公布下面的校验值。校验值好比封条：内容改动一个字，重新算出来的校验值就完全不同；只看校验值，又推不出里面的内容。
      </p>
      <dl class="values">
        <Explained name="名单校验值" text={values.rosterHash}>
          固定了抽取范围内的全部 {draw.poolSize} 家单位。增加、去掉或者调换任何一家，都会对不上。
        </Explained>
        <Explained name="规则校验值" text={values.rulesHash}>
          固定了抽取比例、不参加抽取的情形、每组人数、见证人、原定截止时间和可以参加检查的人员。
        </Explained>
        <Explained name="密数校验值" text={values.commit}>
          密数是系统随机生成的一串字符。先公布它的校验值，见证数字交齐以后才公开密数本身，所以不能看了见证数字再换密数。
        </Explained>
        <Explained name="递补密数校验值" text={values.recommit}>
          以后有检查人员回避或者不能参加，由谁递补要用到第二个密数。它也在这时锁定，本次工作办结后公开。
        </Explained>
        <Explained name="操作日志校验值" text={draw.audit.hash}>
          锁定时操作日志共 {draw.audit.n} 条。以后改动或者删去其中任何一条，都会对不上。
        </Explained>
      </dl>
      {draw.sealed && (
        <p class="note">
          本次抽取按单位的信用风险分类确定比例。分类属于内部信息，不能对外公开，因此抽取规则、各类家数和抽签号也不公开，由监督人员逐项复算。
        </p>
      )}
      {draw.state === "committed" ? (
        <p class="advice">
          <b>现在可以做的：</b>
          把上面的校验值拍照或者抄下来，也可以下载公开数据包留存。抽取以后再拿来对照，就知道中途换过没有。
        </p>
      ) : (
        <p class="note">见证之前拍照或者抄下过这些数值的，请逐个对照，应当一字不差。</p>
      )}
    </Part>
  );
}
