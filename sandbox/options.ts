export interface PersonOption {
  name: string;
  mobile: string;
  email: string;
  label: string;
  title: string;
}

/** Everything but the two functions is plain JSON, so that it can come from a parent process. */
export interface SandboxOptions {
  port: number;
  host: string;
  appId: string;
  appSecret: string;
  encryptKey?: string;
  verificationToken?: string;
  transport: "websocket" | "webhook";
  eventUrl?: string;
  tenant: string;
  bot: string;
  people: PersonOption[];
  groups: { name: string; members: string[] }[];
  commands: { name: string; help: string }[];
  menu: { eventKey: string; label: string }[];
  clockSteps: { id: string; label: string }[];
  hints: string[];
  pageDir?: string;
  /** When an event that was not answered with HTTP 200 is sent again; the platform's own times unless said. */
  retryDelaysMs?: number[];
  nowFn?: () => Date;
  onClockStep?: (step: string) => Promise<void>;
}

/** 15 s, 5 min, 1 h, 6 h (feishu-protocol.md §4.3). */
export const platformRetries = [15_000, 300_000, 3_600_000, 21_600_000];
