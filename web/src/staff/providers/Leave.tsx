import { Alert, Button, Stack } from "@mantine/core";
import { IconLogin2 } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { wordsOf } from "@/ui/toast";
import { leaveFor, type Offered, useOffered } from "./api";

interface Props {
  next: string;
  invitation?: string;
}

/** A button for each provider people may sign in with; nothing where there is none. */
export function Leave({ next, invitation }: Props) {
  const { t } = useTranslation("staff");
  const { data } = useOffered();
  const leave = useMutation({
    mutationFn: (to: Offered) => leaveFor(to, { next, ...(invitation ? { invitation } : {}) }),
    meta: { quiet: true },
  });
  const refusal = leave.error && wordsOf(leave.error);
  if (!data?.items.length) return null;
  return (
    <Stack gap="xs">
      {refusal && (
        <Alert color="red" title={refusal.title} role="alert">
          {refusal.message}
        </Alert>
      )}
      {data.items.map((offered) => (
        <Button
          key={offered.id}
          variant="default"
          leftSection={<IconLogin2 size={18} />}
          loading={leave.isPending && leave.variables === offered}
          onClick={() => leave.mutate(offered)}
        >
          {t("providers.enter", { name: offered.name })}
        </Button>
      ))}
    </Stack>
  );
}
