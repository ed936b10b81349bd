/** One line to whoever started us. */
export const say = (line) => process.stdout.write(`${line}\n`);

/** Runs a step, says how it is called and how long it took; what it throws goes on. */
export async function step(name, work) {
  const began = process.hrtime.bigint();
  say(`▸ ${name} …`);
  const result = await work();
  say(`  ${name}: ${(Number(process.hrtime.bigint() - began) / 1e9).toFixed(1)} s`);
  return result;
}
