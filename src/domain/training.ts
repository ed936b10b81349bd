/** 培训 (S13). Days are "YYYY-MM-DD". */
export interface Training {
  id: string;
  day: string;
  topic: string;
  trainer: string;
  hours: number;
  /** Inspector ids. */
  attended: string[];
  /** Specialties or items it was about (一专多能). */
  skills: string[];
  byId: string;
  at: Date;
}

/** Twelve months back: a draw without a training since then needs a reason. [D] */
export function trainedSince(today: string): string {
  const year = Number(today.slice(0, 4)) - 1;
  return `${year}${today.slice(4)}`;
}

/** Who of `inspectors` attended none of the trainings. */
export function untrained<T extends { id: string }>(
  inspectors: readonly T[],
  trainings: readonly Training[],
): T[] {
  const seen = new Set(trainings.flatMap(({ attended }) => attended));
  return inspectors.filter(({ id }) => !seen.has(id));
}

/** Why a training cannot be logged as it is: it lies ahead, or its hours are none. */
export function trainingFault(
  training: Pick<Training, "day" | "hours">,
  today: string,
): "future" | "hours" | null {
  if (training.day > today) return "future";
  return training.hours > 0 && training.hours <= 200 ? null : "hours";
}
