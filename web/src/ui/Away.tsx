import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import { useMaybeMe } from "@/client/me";
import type { Page } from "@/client/types";
import { useFormat } from "./useFormat";

interface Absent {
  readonly person: { readonly id: string };
  readonly deputy: { readonly name: string } | null;
  readonly ends_on: string;
}

const STALE_MS = 5 * 60_000;
const MOST = 200;

/** Who is away today, asked once for all that stand on the screen. */
function useAway() {
  const zone = useMaybeMe()?.organisation.zone ?? "Asia/Tokyo";
  const on = new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date());
  return useQuery({
    queryKey: keysOf("staff.Absence").part("today", on),
    queryFn: () =>
      answer<Page<Absent>>(api.GET("/api/v1/absences", { params: { query: { on, limit: MOST } } })),
    staleTime: STALE_MS,
    retry: false,
  });
}

/** Beside somebody's name: that they are away, until when, and who stands in. Nothing when they are here. */
export function Away({ id }: { id: string | null | undefined }) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const absence = useAway().data?.items?.find(({ person }) => person.id === id);
  if (!absence) return null;
  const until = format.date(absence.ends_on);
  return (
    <Text span size="sm" c="var(--warn)">
      {" "}
      {absence.deputy ? t("away.deputy", { until, name: absence.deputy.name }) : t("away.nobody", { until })}
    </Text>
  );
}
