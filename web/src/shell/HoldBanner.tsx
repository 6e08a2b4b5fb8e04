import { Alert, Button, Group, Text } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/client/api";
import { meQuery, useMe } from "@/client/me";
import { AskModal } from "@/ui/AskModal";
import { toastDone } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { TrainingBanner } from "./TrainingBanner";

/** Above every page of a restored installation: nothing leaves it until an owner says that it is the one in use. */
export function HoldBanner() {
  const { t } = useTranslation("shell");
  const format = useFormat();
  const { hold } = useMe();
  const [isAsked, setAsked] = useState(false);
  if (!hold) return null;
  if (hold.is_training) return <TrainingBanner mayReset={hold.may.reset === true} />;
  return (
    <Alert
      color="yellow"
      radius={0}
      py="xs"
      icon={<IconHandStop aria-hidden />}
      title={t("hold.title")}
      // Amber letters on amber are hard to read.
      styles={{ title: { color: "var(--mantine-color-text)" } }}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {t("hold.about", { at: format.date(hold.backup_made_at) })}
          {!hold.may.release && ` ${t("hold.ask_owner")}`}
        </Text>
        {hold.may.release && (
          <Button size="xs" variant="default" onClick={() => setAsked(true)}>
            {t("hold.release")}
          </Button>
        )}
      </Group>
      {isAsked && <ReleaseModal onClose={() => setAsked(false)} />}
    </Alert>
  );
}

/** What was sent cannot be taken back, so it asks first. */
function ReleaseModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("shell");
  const queries = useQueryClient();
  const release = useMutation({
    mutationFn: () => api.POST("/api/v1/hold/release", {}),
    onSuccess: () => {
      toastDone(t("hold.released"));
      onClose();
    },
    // Somebody else may have been faster: then it is over as well.
    onSettled: () => queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  return (
    <AskModal
      opened
      title={t("hold.release_title")}
      about={t("hold.release_about")}
      act={t("hold.release_act")}
      isPending={release.isPending}
      onAct={() => release.mutate()}
      onClose={onClose}
    />
  );
}
