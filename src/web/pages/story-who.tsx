import type { PublicDraw } from "../../flows/read-public-draw.ts";

type Can = "能" | "不能" | "公开后能" | "抽取后能";

interface Claim {
  what: string;
  anybody: Can;
  target: Can;
  supervisor: Can;
}

/** Who can check what of this draw (draw-protocol.md §1, Proof; what of it is public: docs/draw-bundle.schema.json). */
export function claimsOf(draw: PublicDraw): Claim[] {
  const voided = draw.state === "voided";
  const drawn: Can = draw.drawnAt === null ? "抽取后能" : "能";
  const listed: Can = draw.drawn !== null ? "能" : voided ? "不能" : "公开后能";
  const inside: Can = draw.sealed ? "不能" : listed;
  const everybody = (what: string, can: Can): Claim => ({ what, anybody: can, target: can, supervisor: can });
  const secret = "公开的密数就是见证之前锁定的那一个";
  const inPool: Claim = {
    what: "某一家单位在不在抽取范围内",
    anybody: inside,
    // A leaf is public from the commitment on; the target alone knows what it is made of.
    target: "能",
    supervisor: "能",
  };
  // Nothing else ever came of it.
  if (voided && draw.drawnAt === null) return [everybody(secret, "能"), inPool];
  return [
    everybody(secret, drawn),
    everybody("种子由密数、名单、规则和见证数字算出，没有别的来源", drawn),
    { ...everybody("公布的名单就是当时抽出的名单", listed), supervisor: drawn },
    inPool,
    {
      what: "抽取比例、各家的抽签号、抽中与没抽中的分界",
      anybody: inside,
      target: inside,
      supervisor: drawn,
    },
    {
      what: "检查组怎样配成、有哪些候选人",
      anybody: "不能",
      target: "不能",
      supervisor: drawn,
    },
  ];
}

/** What can be checked, by whom, and what nobody can. */
export function WhoCanCheck({ draw }: { draw: PublicDraw }) {
  return (
    <>
      <h3>哪些能核对，哪些不能</h3>
      <table class="claims">
        <caption>
          <span class="unseen">各人能核对的内容</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">核对的内容</th>
            <th scope="col">任何人</th>
            <th scope="col">单位联系人</th>
            <th scope="col">监督人员</th>
          </tr>
        </thead>
        <tbody>
          {claimsOf(draw).map(({ what, anybody, target, supervisor }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <Verdict can={anybody} />
              <Verdict can={target} />
              <Verdict can={supervisor} />
            </tr>
          ))}
        </tbody>
      </table>
      <ul class="limits">
        {draw.sealed && (
          <li>比例和抽签号会透露单位的信用风险分类，不对外公开；监督人员复算一致的，在第六部分签认。</li>
        )}
        <li>检查组的候选人涉及亲属关系、任职经历和请假，不对外公开；监督人员能逐组复算。</li>
        <li>
          校验值是不是在见证之前就已公布，数据本身说明不了。要靠当时有人记下：见证人、工作群里的卡片，或者您自己拍下的照片。
        </li>
        <li>名录里有没有漏登的单位，核对程序查不出来。它只能说明锁定时的名单后来没有动过。</li>
        <li>{draw.strict ? strictLimit(draw.strict) : COLLUSION}</li>
      </ul>
    </>
  );
}

const Verdict = ({ can }: { can: Can }) => <td class={can === "不能" ? "cannot" : undefined}>{can}</td>;

const COLLUSION =
  "能直接读取服务器内存或数据库的系统管理员，如果与最后一位见证人串通，可以试着挑选数字。本次没有约定外部公共数字，这一点靠监督人员在场和数字当场产生来防范。";

const strictLimit = ({ source }: NonNullable<PublicDraw["strict"]>): string =>
  `本次约定加入${source}，它在锁定和见证时都还没有产生，因此系统管理员与见证人串通也无法挑选结果。`;
