import { z } from "zod";
import { drawableId } from "../domain/draw-hash.ts";

/** A draw's id as it stands in an address. */
const schema = z
  .string()
  .max(200)
  .transform((text) => drawableId(text))
  .pipe(z.string());

/** The id, or null for what cannot be one. */
export const drawIdIn = (params: unknown): string | null => {
  const read = z.object({ drawId: schema }).safeParse(params);
  return read.success ? read.data.drawId : null;
};
