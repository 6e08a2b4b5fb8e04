import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import { useFormat } from "./useFormat";

export interface Absent {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string };
  /** Who acts meanwhile: the deputy, or theirs while that one is away too. */
  readonly stands_in: { readonly name: string } | null;
  readonly reason: string;
  readonly ends_on: string;
  readonly until_noon: boolean;
}

const STALE_MS = 5 * 60_000;

/** Who is away now, asked once for all that stand on the screen. */
export function useAway() {
  return useQuery({
    queryKey: keysOf("staff.Absence").part("away", "now"),
    queryFn: () => answer<{ items: readonly Absent[] }>(api.GET("/api/v1/absences/away")),
    staleTime: STALE_MS,
    retry: false,
  });
}

/** Until when somebody is away, as a day or its noon. */
export function useUntil() {
  const { t } = useTranslation("ui");
  const format = useFormat();
  return ({ ends_on, until_noon }: Pick<Absent, "ends_on" | "until_noon">) =>
    until_noon ? t("away.noon", { date: format.date(ends_on) }) : format.date(ends_on);
}

/** Beside somebody's name: that they are away, until when, and who stands in. Nothing when they are here. */
export function Away({ id }: { id: string | null | undefined }) {
  const { t } = useTranslation("ui");
  const told = useUntil();
  const absence = useAway().data?.items?.find(({ person }) => person.id === id);
  if (!absence) return null;
  const until = told(absence);
  const name = absence.stands_in?.name;
  return (
    <Text span size="sm" c="var(--warn)">
      {" "}
      {name ? t("away.deputy", { until, name }) : t("away.nobody", { until })}
    </Text>
  );
}
