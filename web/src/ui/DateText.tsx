import { useFormat } from "./useFormat";

/** A day ("2026-11-20") or an instant: 11/20(金) 14:30, with the year when it is another one. */
export function DateText({ iso }: { iso: string | null | undefined }) {
  const format = useFormat();
  if (!iso) return null;
  return <time dateTime={iso}>{format.date(iso)}</time>;
}
