import { Alert, Group, List, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { type LikeAccount, type NewAccount, useLikeAccounts } from "./api";

const PAUSE_MS = 300;

/** While one types: is this customer here already? It says how sure it is, and why nothing is merged by itself. */
export function DuplicateHint({ typed }: { typed: NewAccount }) {
  const { t } = useTranslation("customers");
  const [settled] = useDebouncedValue(typed, PAUSE_MS);
  const { data } = useLikeAccounts(settled);
  const found = data?.items ?? [];
  if (found.length === 0 && !data?.hidden) return <div role="status" />;
  const isSure = found.some((one) => one.match === "certain" || one.match === "strong");
  return (
    <Alert
      role="status"
      color={isSure ? "red" : "yellow"}
      icon={<IconCopy size={18} aria-hidden />}
      title={t(isSure ? "duplicates.sure" : "duplicates.maybe")}
    >
      <Stack gap="xs">
        {found.length > 0 && (
          <List listStyleType="none" spacing={6}>
            {found.map((one) => (
              <List.Item key={one.id}>
                <Line like={one} />
              </List.Item>
            ))}
          </List>
        )}
        {data?.hidden && <Text size="sm">{t("duplicates.hidden")}</Text>}
      </Stack>
    </Alert>
  );
}

function Line({ like }: { like: LikeAccount }) {
  const { t } = useTranslation("customers");
  const about = [`${like.prefecture}${like.city}`, like.sales_owner?.name].filter(Boolean).join(" · ");
  return (
    <div>
      <Group gap="xs">
        <AppLink to={`/accounts/${like.id}`} fw={600}>
          {like.name}
        </AppLink>
        <Text size="sm" c="dimmed">
          {about}
        </Text>
      </Group>
      <Text size="sm">{t(`duplicates.${like.match}`)}</Text>
    </div>
  );
}
