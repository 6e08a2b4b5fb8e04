import type { CustomValues } from "@/ui/edit/custom";

/** Digits as typed in either width; what is no number goes to the server, which says so. */
export function typedNumber(typed: string): number | string | null {
  const plain = typed.normalize("NFKC").replace(/[,\s]/g, "").replace(/^[−–]/, "-");
  if (plain === "") return null;
  return Number.isFinite(Number(plain)) ? Number(plain) : typed;
}

const saysNothing = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === "" ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** The values of a form that say something, as a part of the body a new record is sent with. */
export function filledIn(values: CustomValues | undefined): { custom?: CustomValues } {
  const filled = Object.entries(values ?? {}).filter(([, value]) => !saysNothing(value));
  return filled.length > 0 ? { custom: Object.fromEntries(filled) } : {};
}

/** The values of a form over a record, as a part of the body that changes it: emptied ones are taken away. */
export function changedIn(
  values: CustomValues | undefined,
  before: CustomValues | undefined,
): { custom?: CustomValues } {
  const differing = Object.entries(values ?? {}).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before?.[key]),
  );
  const sent = differing.map(([key, value]) => [key, saysNothing(value) ? null : value]);
  return sent.length > 0 ? { custom: Object.fromEntries(sent) } : {};
}
