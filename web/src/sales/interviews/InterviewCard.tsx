import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { useFormat } from "@/ui/useFormat";
import type { Deal } from "../deals/api";
import { AskInterviewModal } from "./AskInterviewModal";
import type { Interview } from "./api";
import { InterviewModal } from "./InterviewModal";

/** What the customer says about why they decided so; nothing while the deal goes on. */
export function InterviewCard({ deal }: { deal: Deal }) {
  const { t } = useTranslation("sales");
  const [opened, open] = useState<"ask" | "write" | null>(null);
  if (deal.stage_type !== "won" && deal.stage_type !== "lost") return null;
  return (
    <Card withBorder padding="sm" component="section" aria-label={t("interview.title")}>
      <Title order={2} size="h5" mb={6}>
        {t("interview.title")}
      </Title>
      {deal.interview ? (
        <Told interview={deal.interview} isWon={deal.stage_type === "won"} />
      ) : (
        <Text size="sm" c="dimmed">
          {t("interview.about")}
        </Text>
      )}
      {deal.may.update && (
        <Group gap="xs" mt="xs">
          {!deal.interview && (
            <Button size="compact-sm" variant="default" onClick={() => open("ask")}>
              {t("interview.ask")}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => open("write")}>
            {t(deal.interview ? "interview.change" : "interview.write")}
          </Button>
        </Group>
      )}
      {opened === "ask" && <AskInterviewModal deal={deal} onClose={() => open(null)} />}
      {opened === "write" && <InterviewModal deal={deal} onClose={() => open(null)} />}
    </Card>
  );
}

function Told({ interview, isWon }: { interview: Interview; isWon: boolean }) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const reasons = format.list(interview.reasons.map((reason) => t(`lost_reason.${reason}`)));
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        <DateText iso={interview.held_on} /> · {interview.talked_with}
      </Text>
      <Text size="sm">
        {t("interview.decided_by")}: <strong>{t(`interview.decider.${interview.decided_by}`)}</strong>
      </Text>
      {reasons && (
        <Text size="sm">
          {t(isWon ? "interview.spoke_against" : "interview.reasons")}: {reasons}
        </Text>
      )}
      {interview.said && (
        <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
          {interview.said}
        </Text>
      )}
      {interview.lesson && (
        <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
          → {interview.lesson}
        </Text>
      )}
    </Stack>
  );
}
