import { Anchor, Box, Card, Code, Container, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Brand } from "@/ui/Brand";
import { LanguageSwitch } from "@/ui/LanguageSwitch";
import { SchemeSwitch } from "@/ui/SchemeSwitch";
import { Calls } from "./Calls";
import classes from "./reference.module.css";

// What one types or reads there; the sentence beside each is in the reader's language.
const PARTS = {
  token: 'curl -H "Authorization: Bearer eni_…" \\\n  "https://enishi.example.com/api/v1/accounts?limit=5"',
  errors: '{"status": 400, "code": "bad_input",\n "fields": {"name": "…"}}',
  paging:
    "GET /api/v1/deals?limit=100&sort=-updated_at\nGET /api/v1/deals?limit=100&sort=-updated_at&cursor=…",
  versions: 'PATCH /api/v1/deals/…\nIf-Match: "3"',
  once: "POST /api/v1/orders\nIdempotency-Key: 2026-11-20-00042",
  limits: 'RateLimit-Policy: "requests";q=600;w=60\nRateLimit: "requests";r=598;t=41',
  webhooks: "Enishi-Event-Id: 0199…\nEnishi-Timestamp: 1795137161\nEnishi-Signature: sha256=…",
} as const;

/** How programs speak with Enishi: what holds everywhere, then every call. Open to anybody, as the description is. */
export default function ReferencePage() {
  const { t } = useTranslation("automation");
  useEffect(() => {
    document.title = `${t("reference.title")} – Enishi`;
  }, [t]);
  return (
    <Box bg="var(--paper)" mih="100dvh">
      <Container component="main" size={1100} py="lg">
        <Stack gap="lg">
          <Group justify="space-between" align="flex-start">
            <Brand />
            <Group gap="xs">
              <LanguageSwitch />
              <SchemeSwitch />
              <AppLink to="/">{t("reference.back")}</AppLink>
            </Group>
          </Group>
          <header>
            <Title order={1}>{t("reference.title")}</Title>
            <Text mt={4}>{t("reference.about")}</Text>
            <Anchor href="/api/v1/openapi.json" size="sm">
              {t("reference.description")}
            </Anchor>
          </header>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            {Object.entries(PARTS).map(([part, sample]) => (
              <Card key={part} withBorder component="section" className={classes.part}>
                <Title order={2} size="h3">
                  {t(`reference.part.${part}.title`)}
                </Title>
                <Text size="sm">{t(`reference.part.${part}.about`)}</Text>
                <Code block className={classes.sample} tabIndex={0}>
                  {sample}
                </Code>
              </Card>
            ))}
          </SimpleGrid>
          <section aria-labelledby="calls">
            <Title order={2} id="calls">
              {t("reference.calls")}
            </Title>
            <Text size="sm" c="dimmed" mt={4} mb="sm">
              {t("reference.calls_about")}
            </Text>
            <Calls />
          </section>
        </Stack>
      </Container>
    </Box>
  );
}
