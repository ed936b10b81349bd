import { z } from "zod";

const id = z.string().min(1);
const operator = z.object({ open_id: id });

/** What wraps every event of version 2.0. `create_time` is in ms, for card presses in µs. */
export const envelope = z.object({
  schema: z.literal("2.0"),
  header: z.object({
    event_id: id,
    event_type: id,
    app_id: id,
    token: z.string().optional(),
    create_time: z.string().optional(),
  }),
  event: z.record(z.string(), z.unknown()),
});

export type Envelope = z.infer<typeof envelope>;

export const messageEvent = z.object({
  sender: z.object({
    sender_type: z.string().default("user"),
    sender_id: z.object({ open_id: z.string().nullish() }).nullish(),
  }),
  message: z.object({
    message_id: id,
    chat_id: id,
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    create_time: z.string().optional(),
    mentions: z
      .array(
        z.object({
          key: id,
          name: z.string().default(""),
          id: z.object({ open_id: z.string().nullish() }).nullish(),
        }),
      )
      .nullish(),
  }),
});

/** Only what we use is asked for: stricter peers lost presses over fields that are sometimes absent (feishu-protocol §7). */
export const pressEvent = z.object({
  operator,
  token: z.string().default(""),
  action: z.object({
    value: z.unknown().optional(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
    option: z.string().nullish(),
    name: z.string().nullish(),
  }),
  context: z.object({ open_message_id: id, open_chat_id: z.string().nullish() }),
});

export const menuEvent = z.object({ operator: z.object({ operator_id: operator }), event_key: id });
export const enteredEvent = z.object({ chat_id: id, operator_id: operator });
export const membershipEvent = z.object({
  chat_id: id,
  name: z.string().nullish(),
  operator_id: z.object({ open_id: z.string().nullish() }).nullish(),
});
export const recalledEvent = z.object({ message_id: id, chat_id: id });
