/** One step of the verifying program and how it came out. */
export interface Step {
  code: string;
  state: "passed" | "failed" | "notChecked";
}

export interface Verdict {
  ok: boolean;
  steps: Step[];
}

type Maybe<T> = T | Promise<T>;

/** What `verify-browser.js` puts on the window (src/verify). */
export interface DrawVerifier {
  verifyBundle: (json: unknown) => Maybe<Verdict>;
  /** Among its steps is one with the code `target`. */
  verifyTarget: (json: unknown, asked: { id: string; inner: string }) => Maybe<Verdict>;
  stepWords: (step: Step) => { title: string; line: string };
}

const loaded = (): DrawVerifier | undefined => (globalThis as { drawVerifier?: DrawVerifier }).drawVerifier;

/** The program: in a saved page it is there already, a served page fetches it when somebody first wants it. */
export async function verifier(address: string): Promise<DrawVerifier> {
  const there = loaded();
  if (there) return there;
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error("the verifying program did not load"));
    document.head.append(script);
  });
  const came = loaded();
  if (!came) throw new Error("the verifying program is not what it should be");
  return came;
}

/** The public bundle: inside a saved page, or fetched once. */
export function bundleFrom(address: string): Promise<unknown> {
  const inside = document.getElementById("bundle")?.textContent;
  if (inside) return Promise.resolve(JSON.parse(inside));
  return fetch(address, { cache: "no-cache" }).then((response) => {
    if (!response.ok) throw new Error(`the bundle did not come: ${response.status}`);
    return response.json();
  });
}
