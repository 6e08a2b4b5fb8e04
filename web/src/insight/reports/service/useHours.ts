import { useFormat } from "@/ui/useFormat";

/** Hours of a report, as 3時間30分; nothing measured is a dash. */
export function useHours() {
  const format = useFormat();
  return (hours: number | null) => (hours === null ? "–" : format.duration(hours * 3600, true));
}
