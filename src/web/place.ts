/** Whose pages these are and where browsers find them. */
export interface Place {
  bureau: string;
  /** Without a slash at the end. */
  publicUrl: string;
}

/** The path before `/draws` behind a proxy that serves us in a folder; mostly empty. */
export function rootOf({ publicUrl }: Place): string {
  return URL.canParse(publicUrl) ? new URL(publicUrl).pathname.replace(/\/+$/, "") : "";
}

/** Where things of a draw are, on this server or, for a page saved elsewhere, in full. */
export const linksOf = (place: Place, drawId: string, saved: boolean) => {
  const root = saved ? place.publicUrl : rootOf(place);
  const draw = `${root}/draws/${encodeURIComponent(drawId)}`;
  return {
    list: `${root}/draws`,
    assets: `${root}/draws/assets`,
    verifier: `${root}/draws/verify.mjs`,
    schema: `${root}/draws/bundle.schema.json`,
    draw,
    bundle: `${draw}/public.json`,
    saved: `${draw}/saved.html`,
    live: `${draw}/live`,
  };
};

/** The name under which the public bundle is saved. */
export const bundleName = (drawId: string): string => `${drawId}.public.json`;
