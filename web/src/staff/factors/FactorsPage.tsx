import { Card, Skeleton, Stack } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { Links } from "../providers/Links";
import { factorKeys, useFactors } from "./api";
import { CodeApp } from "./CodeApp";
import { Passkeys } from "./Passkeys";
import { SpareCodes } from "./SpareCodes";
import { useProved } from "./useProved";

/** Passkeys, the app with codes, and spare codes: one's own second step at sign-in. */
export default function FactorsPage() {
  const { t } = useTranslation("staff");
  return (
    <Stack p="md" maw={760}>
      <PageHead title={t("factors.title")} about={t("factors.about")} />
      <Factors />
      <Links />
    </Stack>
  );
}

export function Factors() {
  const { t } = useTranslation("staff");
  const { data, error, refetch } = useFactors();
  const cache = useQueryClient();
  const { proved, question } = useProved();
  async function change(act: () => Promise<unknown>) {
    const done = await proved(act);
    await cache.invalidateQueries({ queryKey: factorKeys.all });
    toastDone(t("factors.saved"));
    return done;
  }
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <Skeleton h={320} />;
  const part = { factors: data, change, proved };
  return (
    <>
      <Card withBorder>
        <Passkeys {...part} />
      </Card>
      <Card withBorder>
        <CodeApp {...part} />
      </Card>
      {data.length > 0 && (
        <Card withBorder>
          <SpareCodes {...part} />
        </Card>
      )}
      {question}
    </>
  );
}
