import { Button, Skeleton, Stack, Tabs, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone, toastProblem } from "@/ui/toast";
import { Agents } from "./Agents";
import { type Routing, type Rule, sentRule, useAgents, useRouting, useSaveRouting } from "./api";
import { Rota } from "./Rota";
import { RuleCard } from "./RuleCard";
import { RuleModal } from "./RuleModal";
import { TryBox } from "./TryBox";

/** Whom new tickets go to: rules in order, what each agent takes, and who is on duty at night. */
export default function RoutingPage() {
  const { t } = useTranslation("service");
  const { data, error, refetch } = useRouting();
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={960}>
      <PageHead title={t("routing.title")} about={t("routing.about")} />
      {data ? <Parts routing={data} /> : <Skeleton h={240} />}
    </Stack>
  );
}

function Parts({ routing }: { routing: Routing }) {
  const { t } = useTranslation("service");
  const may = routing.may.update === true;
  const parts = may ? ["rules", "agents", "rota"] : ["rules", "rota"];
  return (
    <Tabs defaultValue="rules" keepMounted={false}>
      <Tabs.List mb="sm">
        {parts.map((part) => (
          <Tabs.Tab key={part} value={part}>
            {t(`routing.part.${part}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="rules">
        <Stack>
          <Rules routing={routing} />
          <TryBox version={routing.version} />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="agents">
        <Stack>
          <Agents routing={routing} />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="rota">
        <Stack>
          <Rota routing={routing} />
        </Stack>
      </Tabs.Panel>
    </Tabs>
  );
}

function Rules({ routing }: { routing: Routing }) {
  const { t } = useTranslation("service");
  const [edited, edit] = useState<number | null>(null);
  const save = useSaveRouting(routing);
  const { rules } = routing;
  const may = routing.may.update === true;
  const known = useAgents(may).data?.items.flatMap(({ skills }) => skills) ?? [];
  const keep = (all: readonly Rule[], place?: string) => save({ rules: all.map(sentRule) }, place);

  function move(from: number, to: number) {
    const all = [...rules];
    all.splice(to, 0, ...all.splice(from, 1));
    keep(all).catch(toastProblem);
  }

  async function change(rule: Rule, place: number) {
    const all = [...rules];
    all[place] = rule;
    await keep(all, `rules.${place}`);
    toastDone(t("routing.saved", { name: rule.name }));
  }

  return (
    <>
      {rules.length === 0 && <Text c="dimmed">{t("routing.empty")}</Text>}
      {rules.map((rule, place) => (
        <RuleCard
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place alone
          key={place}
          rule={rule}
          place={place + 1}
          may={may}
          onEdit={() => edit(place)}
          onRemove={() => keep(rules.filter((_, at) => at !== place)).catch(toastProblem)}
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
          {t("routing.add")}
        </Button>
      )}
      {edited !== null && (
        <RuleModal
          rule={rules[edited] ?? null}
          skills={[...new Set(known)].sort()}
          onSave={(rule) => change(rule, edited)}
          onClose={() => edit(null)}
        />
      )}
    </>
  );
}
