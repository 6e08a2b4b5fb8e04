import { Button, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { FormModal } from "@/ui/form/FormModal";
import { Percent } from "@/ui/Percent";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import { toastDone } from "@/ui/toast";
import classes from "../deals/deals.module.css";
import type { Quote } from "../quotes/api";
import { useQuoteChange } from "../quotes/useQuoteChange";
import { type Approval, ask, withdraw } from "./api";
import { Steps } from "./Steps";

const TONES: Record<Approval["status"], Tone> = {
  requested: "warn",
  approved: "good",
  returned: "bad",
  withdrawn: "neutral",
  void: "neutral",
};

/** Leave to send the quote: whether a route asks for it, the request with its steps, and those before. */
export function ApprovalCard({ quote }: { quote: Quote }) {
  const { t } = useTranslation("sales");
  const keep = useQuoteChange();
  const [isAsking, ask] = useState(false);
  const [now, ...before] = quote.approvals;
  const waits = now?.status === "requested";
  const isOpen = quote.state === "draft" && quote.may.send === true;
  const mayAsk = isOpen && quote.approval_route !== "" && !waits && now?.status !== "approved";
  if (!now && !quote.approval_route) return null;

  async function takeBack() {
    keep(await withdraw(quote));
    toastDone(t("approval.done.withdraw"));
  }

  return (
    <section className={classes.block}>
      <Title order={2} size="h5" mb={6}>
        {t("approval.title")}
      </Title>
      <Stack gap="xs">
        {quote.approval_route && !waits && now?.status !== "approved" && (
          <Text size="sm">{t("approval.needed", { route: quote.approval_route })}</Text>
        )}
        {now && <Asked approval={now} />}
        <Group gap="xs">
          {mayAsk && (
            <Button size="xs" onClick={() => ask(true)}>
              {t("approval.act.ask")}
            </Button>
          )}
          {isOpen && waits && (
            <Button size="xs" variant="default" onClick={() => void takeBack()}>
              {t("approval.act.withdraw")}
            </Button>
          )}
        </Group>
        {before.length > 0 && (
          <details>
            <summary>{t("approval.before", { times: before.length })}</summary>
            <Stack gap="sm" mt="xs">
              {before.map((approval) => (
                <Asked key={approval.requested_at} approval={approval} />
              ))}
            </Stack>
          </details>
        )}
      </Stack>
      {isAsking && <AskModal quote={quote} onClose={() => ask(false)} />}
    </section>
  );
}

function Asked({ approval }: { approval: Approval }) {
  const { t } = useTranslation("sales");
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <StatusBadge tone={TONES[approval.status]} label={t(`approval.status.${approval.status}`)} />
        <Text size="sm">{approval.route}</Text>
      </Group>
      <Text size="xs" c="dimmed">
        {approval.requested_by?.name} <DateText iso={approval.requested_at} /> · {t("approval.rate")}{" "}
        <Percent ratio={approval.rate} />
      </Text>
      {approval.note && <Text size="sm">{approval.note}</Text>}
      <Steps approval={approval} />
    </Stack>
  );
}

function AskModal({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const keep = useQuoteChange();
  return (
    <FormModal
      title={t("approval.act.ask")}
      submitLabel={t("approval.act.ask")}
      initialValues={{ comment: "" }}
      onSubmit={async ({ comment }) => {
        keep(await ask(quote, comment));
        toastDone(t("approval.done.ask"));
      }}
      onClose={onClose}
    >
      {(form) => (
        <Textarea
          label={t("approval.why")}
          autosize
          minRows={3}
          data-autofocus
          {...form.getInputProps("comment")}
        />
      )}
    </FormModal>
  );
}
