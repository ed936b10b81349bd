import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { FieldValue, FormValues } from "./form-values.ts";
import type { Place } from "./place.ts";

export interface FormRoom {
  values: FormValues;
  /** Names of required fields that were empty when somebody tried to send. */
  lacking: string[];
  set(name: string, value: FieldValue): void;
  submit(button: Place): void;
  reset(): void;
  /** Whether something required is empty; marks it if so. */
  complain(): boolean;
}

const Room = createContext<FormRoom | null>(null);
export const FormProvider = Room.Provider;

/** The form a component stands in; null outside of one. */
export const useForm = (): FormRoom | null => useContext(Room);
