/** Takes known secrets, bearer tokens and the tickets of connection addresses out of a text that will be logged. */
export function redactor(secrets: string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret !== "");
  return (text) =>
    known
      .reduce((safe, secret) => safe.replaceAll(secret, "***"), text)
      .replace(/\b([tu]-)[A-Za-z0-9_.-]{8,}/g, "$1***")
      .replace(/\b(access_key|ticket|app_secret|AppSecret)=[^&\s"]+/g, "$1=***");
}
