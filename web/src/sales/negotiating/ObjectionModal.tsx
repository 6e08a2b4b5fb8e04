import { Button, Select, Stack, Text, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { useFormat } from "@/ui/useFormat";
import {
  CATEGORIES,
  type Category,
  type Objection,
  OUTCOMES,
  saveObjection,
  useKeep,
  useSuggestions,
} from "./api";

interface Values extends Record<string, unknown> {
  category: Category;
  text: string;
  answer: string;
  outcome: Objection["outcome"];
}
interface Props {
  dealId: string;
  objection: Objection | null;
  onClose: () => void;
}

/** What holds the customer back, what we answer, and what comes of it; with answers that worked before. */
export function ObjectionModal({ dealId, objection, onClose }: Props) {
  const { t } = useTranslation("sales");
  const keep = useKeep(dealId);
  const initialValues: Values = {
    category: objection?.category ?? "price",
    text: objection?.text ?? "",
    answer: objection?.answer ?? "",
    outcome: objection?.outcome ?? "open",
  };
  return (
    <FormModal
      title={objection ? t("negotiation.edit", { name: objection.text }) : t("negotiation.add_objection")}
      initialValues={initialValues}
      validate={{ text: (value) => (value.trim() ? null : t("needed")) }}
      onSubmit={async (values) => keep(await saveObjection(dealId, objection, values))}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Select
            label={t("negotiation.kind")}
            allowDeselect={false}
            data={CATEGORIES.map((value) => ({ value, label: t(`negotiation.category.${value}`) }))}
            {...form.getInputProps("category")}
          />
          <Textarea
            label={t("negotiation.objection")}
            required
            autosize
            minRows={2}
            {...form.getInputProps("text")}
          />
          <Textarea label={t("negotiation.answer")} autosize minRows={3} {...form.getInputProps("answer")} />
          <Suggested
            dealId={dealId}
            category={form.values.category}
            onUse={(answer) => form.setFieldValue("answer", answer)}
          />
          <Select
            label={t("negotiation.outcome_of")}
            allowDeselect={false}
            data={OUTCOMES.map((value) => ({ value, label: t(`negotiation.outcome.${value}`) }))}
            {...form.getInputProps("outcome")}
          />
        </>
      )}
    </FormModal>
  );
}

interface SuggestedProps {
  dealId: string;
  category: Category;
  onUse: (answer: string) => void;
}

function Suggested({ dealId, category, onUse }: SuggestedProps) {
  const { t } = useTranslation("sales");
  const format = useFormat();
  const found = useSuggestions(dealId, category).data?.items ?? [];
  if (found.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-label={t("negotiation.worked")}>
      <Text size="sm" fw={600}>
        {t("negotiation.worked")}
      </Text>
      {found.map(({ answer, won, tried, rate }) => (
        <div key={answer}>
          <Text size="sm">{answer}</Text>
          <Text size="xs" c="dimmed" component="div">
            {t("negotiation.won_after", { won, tried, rate: format.percent(rate) })}{" "}
            <Button size="compact-xs" variant="default" onClick={() => onUse(answer)}>
              {t("negotiation.use")}
            </Button>
          </Text>
        </div>
      ))}
    </Stack>
  );
}
