import { Button, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { FormModal } from "@/ui/form/FormModal";
import { Percent } from "@/ui/Percent";
import { StatusBadge, type Tone } from "@/ui/StatusBadge";
import { toastDone } from "@/ui/toast";
import classes from "../deals/deals.module.css";
import { type ApprovalAct, decide, type Quote } from "./api";
import { useQuoteChange } from "./useQuoteChange";

const TONES: Record<string, Tone> = { requested: "warn", approved: "good", returned: "bad", void: "neutral" };

/** Leave to offer the discount: asked for, granted or sent back. */
export function ApprovalCard({ quote }: { quote: Quote }) {
  const { t } = useTranslation("sales");
  const [asking, ask] = useState<ApprovalAct | null>(null);
  const { approval } = quote;
  const isDraft = quote.state === "draft";
  const waits = approval?.status === "requested";
  const granted = approval?.status === "approved";
  const mayAsk = isDraft && quote.needs_approval && quote.may.send === true && !waits && !granted;
  const mayDecide = isDraft && waits && quote.may.approve === true;
  if (!approval && !mayAsk) return null;
  return (
    <section className={classes.block}>
      <Title order={2} size="h5" mb={6}>
        {t("approval.title")}
      </Title>
      <Stack gap="xs">
        <Text size="sm">
          {t("approval.rate")} <Percent ratio={quote.totals.discount_rate} />
        </Text>
        {approval ? <Asked approval={approval} /> : <Text size="sm">{t("approval.needed")}</Text>}
        <Group gap="xs">
          {mayAsk && (
            <Button size="xs" onClick={() => ask("approval")}>
              {t("approval.act.approval")}
            </Button>
          )}
          {mayDecide && (
            <>
              <Button size="xs" onClick={() => ask("approve")}>
                {t("approval.act.approve")}
              </Button>
              <Button size="xs" variant="default" onClick={() => ask("return")}>
                {t("approval.act.return")}
              </Button>
            </>
          )}
        </Group>
      </Stack>
      {asking && <DecideModal quote={quote} act={asking} onClose={() => ask(null)} />}
    </section>
  );
}

function Asked({ approval }: { approval: NonNullable<Quote["approval"]> }) {
  const { t } = useTranslation("sales");
  return (
    <>
      <StatusBadge
        tone={TONES[approval.status] ?? "neutral"}
        label={t(`approval.status.${approval.status}`)}
      />
      <Text size="sm" c="dimmed">
        {approval.requested_by?.name} <DateText iso={approval.requested_at} />
      </Text>
      {approval.note && <Text size="sm">{approval.note}</Text>}
      {approval.decided_at && (
        <Text size="sm" c="dimmed">
          {approval.decided_by?.name} <DateText iso={approval.decided_at} />
        </Text>
      )}
      {approval.comment && <Text size="sm">{approval.comment}</Text>}
    </>
  );
}

function DecideModal({ quote, act, onClose }: { quote: Quote; act: ApprovalAct; onClose: () => void }) {
  const { t } = useTranslation("sales");
  const keep = useQuoteChange();
  return (
    <FormModal
      title={t(`approval.act.${act}`)}
      submitLabel={t(`approval.act.${act}`)}
      initialValues={{ comment: "" }}
      onSubmit={async ({ comment }) => {
        keep(await decide(quote, act, comment));
        toastDone(t(`approval.done.${act}`));
      }}
      onClose={onClose}
    >
      {(form) => (
        <Textarea
          label={t(act === "approval" ? "approval.why" : "approval.comment")}
          required={act === "return"}
          autosize
          minRows={3}
          data-autofocus
          {...form.getInputProps("comment")}
        />
      )}
    </FormModal>
  );
}
