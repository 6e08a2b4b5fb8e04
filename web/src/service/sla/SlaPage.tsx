import { Button, Skeleton, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { type Policy, usePolicies, useSlaActs } from "./api";
import { DeleteModal } from "./DeleteModal";
import { PolicyCard } from "./PolicyCard";
import { PolicyModal } from "./PolicyModal";
import { TryBox } from "./TryBox";

/** What is promised for which tickets, in the order in which the policies are tried. */
export default function SlaPage() {
  const { t } = useTranslation("service");
  const { data, error, refetch } = usePolicies();
  const { order } = useSlaActs();
  const [edited, edit] = useState<Policy | "new" | null>(null);
  const [leaving, leave] = useState<Policy | null>(null);
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  const policies = data?.items ?? [];
  const own = policies.filter(({ is_default }) => !is_default);
  const may = Boolean(data?.may.create);

  function move(from: number, to: number) {
    const ids = own.map(({ id }) => id ?? "");
    ids.splice(to, 0, ...ids.splice(from, 1));
    order.mutate(ids);
  }

  const add = may && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => edit("new")}>
      {t("sla.add")}
    </Button>
  );
  return (
    <Stack p="md" maw={960}>
      <PageHead title={t("sla.title")} about={t("sla.about")} actions={add} />
      {!data && <Skeleton h={240} />}
      {policies.map((policy, place) => (
        <PolicyCard
          key={policy.id ?? "default"}
          policy={policy}
          may={may}
          onEdit={() => edit(policy)}
          onDelete={() => leave(policy)}
          onUp={place > 0 && !policy.is_default ? () => move(place, place - 1) : undefined}
          onDown={place < own.length - 1 ? () => move(place, place + 1) : undefined}
        />
      ))}
      {data && <TryBox />}
      {edited && <PolicyModal policy={edited === "new" ? null : edited} onClose={() => edit(null)} />}
      {leaving && <DeleteModal policy={leaving} policies={policies} onClose={() => leave(null)} />}
    </Stack>
  );
}
