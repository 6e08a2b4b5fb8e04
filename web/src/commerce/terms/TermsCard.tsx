import { Button, Card, Checkbox, Group, NumberInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { FormModal } from "@/ui/form/FormModal";
import { TermsFields } from "@/ui/form/TermsFields";
import { minorDigits } from "@/ui/format";
import { Money } from "@/ui/Money";
import { StatusBadge } from "@/ui/StatusBadge";
import { COMMON_TERMS, saidTerms } from "@/ui/terms";
import { toastDone } from "@/ui/toast";
import { type CustomerTerms, setTerms, termsKeys, termsOf } from "./api";

/** When this customer pays: its own terms, else the usual ones. Nothing for those who may not know. */
export function TermsCard({ accountId }: { accountId: string }) {
  const { t } = useTranslation(["commerce", "ui"]);
  const { t: say } = useTranslation("ui");
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(termsOf(accountId));
  if (!data) return null;
  const own = data.terms && saidTerms(data.terms, say);
  const usual = data.usual && t("terms.usual", { terms: saidTerms(data.usual, say) });
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h5">
            {t("terms.title")}
          </Title>
          {data.may.update && (
            <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
              {t("terms.change")}
            </Button>
          )}
        </Group>
        <Text size="sm">{own ?? usual ?? t("terms.none")}</Text>
        {data.credit_limit && (
          <Text size="sm">
            {t("terms.credit_limit")} <Money money={data.credit_limit} />
          </Text>
        )}
        {data.customer_class && (
          <Text size="sm">
            {t("terms.customer_class")} {data.customer_class}
          </Text>
        )}
        {data.is_credit_stopped && (
          <div>
            <StatusBadge tone="bad" label={t("terms.stopped")} />
          </div>
        )}
      </Stack>
      {isOpen && <Editor accountId={accountId} known={data} onClose={() => setOpen(false)} />}
    </Card>
  );
}

interface EditorProps {
  accountId: string;
  known: CustomerTerms;
  onClose: () => void;
}

function Editor({ accountId, known, onClose }: EditorProps) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  const { currency } = useMe().organisation;
  const unit = 10 ** minorDigits(currency);
  return (
    <FormModal
      title={t("terms.title")}
      initialValues={{
        has_own: known.terms !== null,
        limit: (known.credit_limit ? known.credit_limit.amount / unit : "") as number | string,
        is_credit_stopped: known.is_credit_stopped,
        customer_class: known.customer_class,
        terms: known.terms ?? known.usual ?? COMMON_TERMS,
      }}
      onSubmit={async ({ has_own, terms, limit, is_credit_stopped, customer_class }) => {
        const credit_limit = limit === "" ? null : { amount: Math.round(Number(limit) * unit), currency };
        const credit = { credit_limit, is_credit_stopped, customer_class };
        const saved = await setTerms(accountId, has_own ? terms : null, credit, known.version);
        cache.setQueryData(termsKeys.one(accountId), saved);
        toastDone(t("terms.saved"));
      }}
      onClose={onClose}
    >
      {(form) => (
        <Stack>
          <Checkbox
            label={t("terms.own")}
            description={t("terms.about")}
            {...form.getInputProps("has_own", { type: "checkbox" })}
          />
          {form.values.has_own && <TermsFields form={form} path="terms" />}
          <NumberInput
            label={t("terms.credit_limit")}
            description={t("terms.credit_about")}
            min={0}
            thousandSeparator=","
            decimalScale={minorDigits(currency)}
            {...form.getInputProps("limit")}
            error={form.errors.credit_limit}
          />
          <TextInput
            label={t("terms.customer_class")}
            description={t("book.class_about")}
            maxLength={40}
            {...form.getInputProps("customer_class")}
          />
          <Checkbox
            label={t("terms.stop")}
            description={t("terms.stop_about")}
            {...form.getInputProps("is_credit_stopped", { type: "checkbox" })}
          />
        </Stack>
      )}
    </FormModal>
  );
}
