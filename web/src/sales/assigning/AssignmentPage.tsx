import { Button, NumberInput, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormBody } from "@/ui/form/FormBody";
import { useServerForm } from "@/ui/form/useServerForm";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone, toastProblem } from "@/ui/toast";
import { changeSettings, type LeadSettings, settingsKeys, useLeadSettings } from "../qualifying/api";
import { type AssignmentRule, saveRules } from "./api";
import { RuleCard } from "./RuleCard";
import { RuleModal } from "./RuleModal";

/** To whom leads without an owner go, and how fast somebody must speak to a new one. */
export default function AssignmentPage() {
  const { t } = useTranslation("sales");
  const { data, error, refetch } = useLeadSettings();
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={800}>
      <PageHead title={t("assigning.title")} about={t("assigning.about")} />
      {data ? <Rules settings={data} /> : <Skeleton h={240} />}
      {data && <Target key={data.version} settings={data} />}
    </Stack>
  );
}

/** The rules, and what is done with them: each act saves all of them. */
function useRules(settings: LeadSettings) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const rules = settings.assignment;
  const keep = (held: LeadSettings) => cache.setQueryData(settingsKeys.one("ours"), held);
  const order = useMutation({
    mutationFn: (all: readonly AssignmentRule[]) => saveRules(settings, all),
    onSuccess: keep,
    onError: toastProblem,
  });

  function move(from: number, to: number) {
    const all = [...rules];
    all.splice(to, 0, ...all.splice(from, 1));
    order.mutate(all);
  }

  async function save(rule: AssignmentRule, place: number) {
    const all = [...rules];
    all[place] = rule;
    keep(await saveRules(settings, all, place));
    toastDone(t("assigning.saved", { name: rule.name }));
  }

  return {
    rules,
    move,
    save,
    remove: (place: number) => order.mutate(rules.filter((_, at) => at !== place)),
  };
}

function Rules({ settings }: { settings: LeadSettings }) {
  const { t } = useTranslation("sales");
  const [edited, edit] = useState<number | null>(null);
  const { rules, move, save, remove } = useRules(settings);
  const may = settings.may.update === true;
  return (
    <>
      {rules.length === 0 && <Text c="dimmed">{t("assigning.empty")}</Text>}
      {rules.map((rule, place) => (
        <RuleCard
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place alone
          key={place}
          rule={rule}
          place={place + 1}
          may={may}
          onEdit={() => edit(place)}
          onRemove={() => remove(place)}
          onUp={place > 0 ? () => move(place, place - 1) : undefined}
          onDown={place < rules.length - 1 ? () => move(place, place + 1) : undefined}
        />
      ))}
      {may && (
        <Button
          variant="default"
          style={{ alignSelf: "flex-start" }}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => edit(rules.length)}
        >
          {t("assigning.add")}
        </Button>
      )}
      {edited !== null && (
        <RuleModal
          rule={rules[edited] ?? null}
          onSave={(rule) => save(rule, edited)}
          onClose={() => edit(null)}
        />
      )}
    </>
  );
}

/** In how many minutes of working time somebody speaks to a new lead; empty: no clock. */
function Target({ settings }: { settings: LeadSettings }) {
  const { t } = useTranslation("sales");
  const cache = useQueryClient();
  const { form, ...sending } = useServerForm<{ contact_minutes: number | string }>({
    initialValues: { contact_minutes: settings.contact_minutes ?? "" },
    send: async ({ contact_minutes }) => {
      const body = { contact_minutes: contact_minutes === "" ? null : Number(contact_minutes) };
      cache.setQueryData(settingsKeys.one("ours"), await changeSettings(body, settings.version));
    },
    onDone: () => toastDone(t("lead_settings.saved")),
  });
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t("contacting.title")}
      </Title>
      <FormBody {...sending} isReadOnly={settings.may.update !== true}>
        <NumberInput
          label={t("contacting.target")}
          description={t("contacting.target_about")}
          suffix={t("contacting.minutes")}
          min={1}
          allowDecimal={false}
          maw={280}
          {...form.getInputProps("contact_minutes")}
        />
      </FormBody>
    </section>
  );
}
