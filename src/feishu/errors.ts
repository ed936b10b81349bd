/**
 * What a failed call means to the caller.
 * rate: too fast, not done; wait `retryAfterSeconds`.          busy: the card is locked or the message just being sent; not done, try soon.
 * auth: our credentials or token; not done.                    gone: the message or chat is no longer there for us, or too old.
 * card: the platform refuses this card.                        user: this person cannot be reached.
 * ambiguous: nobody knows whether it was done.                 offline: the platform was not reached; not done.
 * size: more bytes than asked for.                             refused: everything else; asking again will not help.
 */
export type FeishuErrorKind =
  | "rate"
  | "busy"
  | "auth"
  | "gone"
  | "card"
  | "user"
  | "ambiguous"
  | "offline"
  | "size"
  | "refused";

export interface FeishuFault {
  kind: FeishuErrorKind;
  /** The platform's code; 0 when the platform said nothing. */
  code: number;
  /** The code inside a 230099, which names what is wrong with the card. */
  subCode?: number | undefined;
  /** 0 when there was no answer. */
  httpStatus: number;
  logId?: string | undefined;
  retryAfterSeconds?: number | undefined;
}

/** The only error that calls of the client throw. Holds no request, so that no secret travels with it. */
export class FeishuError extends Error implements FeishuFault {
  override readonly name = "FeishuError";
  readonly kind: FeishuErrorKind;
  readonly code: number;
  readonly subCode: number | undefined;
  readonly httpStatus: number;
  readonly logId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, fault: FeishuFault) {
    super(message);
    this.kind = fault.kind;
    this.code = fault.code;
    this.subCode = fault.subCode;
    this.httpStatus = fault.httpStatus;
    this.logId = fault.logId;
    this.retryAfterSeconds = fault.retryAfterSeconds;
  }
}

/** Codes whose meaning does not depend on anything else (feishu-protocol §5). */
const meanings: Partial<Record<FeishuErrorKind, number[]>> = {
  rate: [230020, 99991400, 11232],
  busy: [230049, 200810],
  auth: [10003, 10014, 99991661, 99991663, 99991664, 99991665, 99991668, 99991671],
  gone: [230002, 230011, 230031, 230110, 232009, 99992354],
  card: [230025, 230099, 200550, 200570, 200621, 200861, 200914, 200915, 100290],
  user: [230013, 230029, 230034, 230053, 99992351, 99992352],
};

const kindByCode = new Map(
  Object.entries(meanings).flatMap(([kind, codes]) =>
    codes.map((code) => [code, kind as FeishuErrorKind] as const),
  ),
);

/** These go away with a fresh token. */
export const staleTokenCodes: ReadonlySet<number> = new Set([99991661, 99991663, 99991671]);

const ELEMENT_LIMIT_OR_LOCK = 11310;

export function kindOf(
  httpStatus: number,
  code: number,
  subCode: number | undefined,
  message: string,
): FeishuErrorKind {
  // One sub code for a card too large and for a card whose callback is open: only the platform's words tell them apart.
  if (subCode === ELEMENT_LIMIT_OR_LOCK && /\block/i.test(message)) return "busy";
  const known = kindByCode.get(code);
  if (known) return known;
  if (httpStatus === 429) return "rate";
  return httpStatus >= 500 ? "ambiguous" : "refused";
}

/** `ext=ErrCode: 200550; ErrPath: …`: what is wrong with a card stands in the words of the refusal. */
export function subCodeOf(message: string): number | undefined {
  const found = /ErrCode:\s*(\d+)/.exec(message)?.[1];
  return found === undefined ? undefined : Number(found);
}
