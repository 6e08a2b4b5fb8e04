import { Button, Center, Group, Stack, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { signOut } from "@/client/session";
import { Brand } from "@/ui/Brand";
import { useGo } from "@/ui/useGo";
import { useFactors } from "./api";
import { Factors } from "./FactorsPage";

/** Where the organisation asks for a second step: it is set up here, before anything else opens. */
export default function RequiredPage() {
  const { t } = useTranslation("staff");
  const { data = [] } = useFactors();
  const queries = useQueryClient();
  const go = useGo();
  async function on(to: string) {
    if (to === "/sign-in") await signOut();
    queries.clear();
    await go(to, { replace: true });
  }
  return (
    <Center component="main" mih="100dvh" p="md" bg="var(--paper)">
      <Stack w="100%" maw={640}>
        <Brand />
        <Title order={1} size="h3">
          {t("factors.required")}
        </Title>
        <Text>{t("factors.required_about")}</Text>
        <Factors />
        <Group justify="space-between">
          <Button variant="subtle" color="gray" onClick={() => on("/sign-in")}>
            {t("factors.leave")}
          </Button>
          <Button disabled={data.length === 0} onClick={() => on("/")}>
            {t("factors.onward")}
          </Button>
        </Group>
      </Stack>
    </Center>
  );
}
