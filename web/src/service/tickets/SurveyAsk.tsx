import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyOnce } from "@/ui/CopyOnce";
import { useFormat } from "@/ui/useFormat";
import { useAskSurvey } from "./api";
import type { Ticket } from "./types";

/** Makes the customer's link, on purpose: its address is shown this one time. */
export function SurveyAsk({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation("service");
  const { t: ui } = useTranslation("ui");
  const format = useFormat();
  const ask = useAskSurvey(ticket.id);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("survey.title")}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <Stack>
        {ask.data ? (
          <>
            <CopyOnce label={t("survey.link")} value={ask.data.url} about={t("survey.once")} />
            <Text size="sm" c="dimmed">
              {t("survey.until", { date: format.day(ask.data.expires_at) })}
            </Text>
            <Group justify="flex-end">
              <Button onClick={onClose}>{ui("close")}</Button>
            </Group>
          </>
        ) : (
          <>
            <Text>{t("survey.about")}</Text>
            {ticket.asked_at && (
              <Text size="sm" c="dimmed">
                {t("survey.asked_before", { date: format.day(ticket.asked_at) })}
              </Text>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {ui("cancel")}
              </Button>
              <Button loading={ask.isPending} onClick={() => ask.mutate()}>
                {t("survey.make")}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
