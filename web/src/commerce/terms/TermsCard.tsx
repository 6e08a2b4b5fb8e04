import { Button, Card, Checkbox, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { TermsFields } from "@/ui/form/TermsFields";
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
  return (
    <FormModal
      title={t("terms.title")}
      initialValues={{
        has_own: known.terms !== null,
        terms: known.terms ?? known.usual ?? COMMON_TERMS,
      }}
      onSubmit={async ({ has_own, terms }) => {
        const saved = await setTerms(accountId, has_own ? terms : null, known.version);
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
        </Stack>
      )}
    </FormModal>
  );
}
