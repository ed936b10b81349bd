/** Where a component stands: keys and indexes from the card's `body`. */
export type Place = readonly (string | number)[];

/** The place of the `index`th component that a container keeps under `key`. */
export const within = (place: Place, key: string, index: number): Place => [...place, key, index];

/** One word for a place, to compare by. */
export const keyOf = (place: Place): string => place.join(".");
