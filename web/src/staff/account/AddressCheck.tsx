import { Button, Group, Text, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { StatusBadge } from "@/ui/StatusBadge";
import { toastDone } from "@/ui/toast";
import { houseQuery } from "../signin/api";
import { askForAddressCheck } from "./api";

/** One's address, and whether its mail has been shown to arrive. */
export function AddressCheck() {
  const { t } = useTranslation("staff");
  const me = useMe();
  const house = useQuery(houseQuery);
  const ask = useMutation({
    mutationFn: askForAddressCheck,
    onSuccess: () => toastDone(t("account.check_sent", { email: me.email })),
  });
  return (
    <>
      <Title order={2} size="h4">
        {t("signin.email")}
      </Title>
      <Group justify="space-between">
        <Group gap="xs">
          <Text>{me.email}</Text>
          {me.email_verified && <StatusBadge tone="good" label={t("account.verified")} />}
        </Group>
        {house.data?.sends_mail && !me.email_verified && (
          <Button variant="default" size="xs" onClick={() => ask.mutate()} loading={ask.isPending}>
            {t("account.check_address")}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t("account.email_about")}
      </Text>
    </>
  );
}
