import { Button, Code, CopyButton, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { renewCodes, spareCodes } from "./api";
import type { Part } from "./part";

/** Ten codes for the day the phone is lost, each good once. */
export function SpareCodes({ factors, change, proved }: Part) {
  const { t } = useTranslation("staff");
  const kept = factors.find(({ type }) => type === "recovery_codes");
  const show = useMutation({ mutationFn: () => proved(spareCodes) as Promise<readonly string[]> });
  const renew = useMutation({
    mutationFn: () => change(renewCodes) as Promise<readonly string[]>,
    onSuccess: () => show.reset(),
  });
  const codes = show.data ?? renew.data;
  if (!kept) return null;
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t("factors.codes")}
      </Title>
      <Text size="sm" c="dimmed">
        {t("factors.codes_about", { left: kept.unused_code_count, total: kept.total_code_count })}
      </Text>
      {codes && (
        <SimpleGrid cols={{ base: 2, xs: 5 }} spacing="xs" aria-label={t("factors.codes")} role="list">
          {codes.map((code) => (
            <Code key={code} role="listitem">
              {code}
            </Code>
          ))}
        </SimpleGrid>
      )}
      <Group>
        {codes ? (
          <CopyButton value={codes.join("\n")} timeout={3000}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? "factors.copied" : "factors.copy")}
              </Button>
            )}
          </CopyButton>
        ) : (
          <Button variant="default" loading={show.isPending} onClick={() => show.mutate()}>
            {t("factors.show_codes")}
          </Button>
        )}
        <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
          {t("factors.renew_codes")}
        </Button>
      </Group>
    </Stack>
  );
}
