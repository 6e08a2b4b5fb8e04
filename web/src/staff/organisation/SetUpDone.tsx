import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyOnce } from "@/ui/CopyOnce";
import { useGo } from "@/ui/useGo";
import type { Invited } from "./api";

/** The first start is behind us; the links of those invited are shown this once. */
export function SetUpDone({ invitations }: { invitations: readonly Invited[] }) {
  const { t } = useTranslation("staff");
  const go = useGo();
  return (
    <Card withBorder padding="lg">
      <Stack>
        <Title order={1} size="h2">
          {t("setup.done")}
        </Title>
        <Text>{t(invitations.length > 0 ? "setup.links_about" : "setup.done_about")}</Text>
        {invitations.map((one) => (
          <CopyOnce key={one.email} label={`${one.name} <${one.email}>`} value={one.url} />
        ))}
        <Group justify="flex-end">
          <Button onClick={() => go("/", { replace: true })}>{t("setup.enter")}</Button>
        </Group>
      </Stack>
    </Card>
  );
}
