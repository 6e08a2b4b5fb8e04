import { Card, Skeleton, Stack, Switch } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { toastDone } from "@/ui/toast";
import { organisationKeys } from "../organisation/api";
import { Providers } from "../providers/Providers";
import { requireSecondFactor, useRules } from "./api";

/** How people of the organisation sign in. */
export default function RulesPage() {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const { data, error, refetch } = useRules();
  const require = useMutation({
    mutationFn: (isRequired: boolean) => requireSecondFactor(isRequired, data?.version ?? 0),
    onSuccess: (saved) => {
      cache.setQueryData(organisationKeys.list(), saved);
      toastDone(t(saved.second_factor_required ? "rules.required_on" : "rules.required_off"));
    },
  });
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={760}>
      <PageHead title={t("rules.title")} about={t("rules.about")} />
      {data ? (
        <Card withBorder>
          <Switch
            label={t("rules.required")}
            description={t("rules.required_about")}
            checked={data.second_factor_required}
            disabled={!data.may.update || require.isPending}
            onChange={(event) => require.mutate(event.currentTarget.checked)}
          />
        </Card>
      ) : (
        <Skeleton h={90} />
      )}
      {data?.may.update && <Providers />}
    </Stack>
  );
}
