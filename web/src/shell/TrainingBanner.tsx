import { Alert, Button, Group, Text } from "@mantine/core";
import { IconSchool } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/client/api";
import { AskModal } from "@/ui/AskModal";
import { toastDone } from "@/ui/toast";

/** Above every page of an installation to practise on: all of it is made up, and may be put back. */
export function TrainingBanner({ mayReset }: { mayReset: boolean }) {
  const { t } = useTranslation("shell");
  const router = useRouter();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const reset = useMutation({
    mutationFn: () => api.POST("/api/v1/training/reset", {}),
    onSuccess: async () => {
      setAsked(false);
      toastDone(t("training.begun"));
      await router.navigate({ to: "/sign-in" as string });
      queries.clear();
    },
  });
  return (
    <Alert color="both" radius={0} py="xs" icon={<IconSchool aria-hidden />} title={t("training.title")}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t("training.about")}</Text>
        {mayReset && (
          <Button size="xs" variant="default" onClick={() => setAsked(true)}>
            {t("training.reset")}
          </Button>
        )}
      </Group>
      <AskModal
        opened={isAsked}
        title={t("training.reset_title")}
        about={t("training.reset_about")}
        act={t("training.reset_act")}
        isPending={reset.isPending}
        onAct={() => reset.mutate()}
        onClose={() => setAsked(false)}
      />
    </Alert>
  );
}
