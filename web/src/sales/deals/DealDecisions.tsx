import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import { useMe } from "@/client/me";
import type { Schema } from "@/client/schema";
import { AppLink } from "@/ui/AppLink";
import { useFormat } from "@/ui/useFormat";
import classes from "./deals.module.css";

const keys = keysOf("insight.SalesMeeting");

/** What sales meetings decided about the deal: each is somebody's task. */
export function DealDecisions({ dealId }: { dealId: string }) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const mayRead = useMe().navigation.includes("sales-meetings");
  const { data } = useQuery({
    queryKey: keys.part(dealId, "decisions"),
    queryFn: ({ signal }) =>
      answer<Schema<"DealDecisionsOut">>(
        api.GET("/api/v1/deals/{deal_id}/decisions", { params: { path: { deal_id: dealId } }, signal }),
      ),
    enabled: mayRead,
    meta: { topics: ["insight.MeetingDecision", "interactions.Task"] },
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={classes.block}>
      <Title order={2} size="h5" mb={6}>
        {t("deal_decisions.title")}
      </Title>
      <Stack gap="xs">
        {data.items.map((one) => (
          <div key={one.id}>
            <Text size="sm" td={one.done_at ? "line-through" : undefined}>
              {one.subject}
            </Text>
            <Text size="xs" c="dimmed">
              {[one.owner?.name, format.day(one.due_on), one.done_at && t("deal_decisions.done")]
                .filter(Boolean)
                .join(" · ")}
              {" · "}
              <AppLink to={`/sales-meetings/${one.meeting.id}`} size="xs">
                {t("deal_decisions.meeting", { day: format.day(one.held_on) })}
              </AppLink>
            </Text>
          </div>
        ))}
      </Stack>
    </section>
  );
}
