import { Button, Card, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconPlus, IconSitemap } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { type Part, usePeople } from "./api";
import { Gaps } from "./Gaps";
import { PartModal } from "./PartModal";

/** Who decides, beside the deal: what is missing first, then everybody with their part. */
export function DealPeople({ dealId }: { dealId: string }) {
  const { t } = useTranslation("sales");
  const { data } = usePeople(dealId);
  const [edited, edit] = useState<Part | "new" | null>(null);
  if (!data) return <Skeleton h={120} />;
  return (
    <Card withBorder padding="sm" component="section" aria-label={t("people.title")}>
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h5">
          {t("people.title")}
        </Title>
        {data.may.update && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => edit("new")}
          >
            {t("people.add")}
          </Button>
        )}
      </Group>
      <Stack gap="xs">
        <Gaps people={data} />
        {data.items.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("people.empty")}
          </Text>
        )}
        <Parts items={data.items} />
        {data.items.length > 0 && (
          <AppLink to={`/deals/${dealId}/people`} size="sm">
            <IconSitemap size={14} aria-hidden /> {t("people.open_map")}
          </AppLink>
        )}
      </Stack>
      {edited && (
        <PartModal
          dealId={dealId}
          people={data}
          part={edited === "new" ? null : edited}
          onClose={() => edit(null)}
        />
      )}
    </Card>
  );
}

function Parts({ items }: { items: readonly Part[] }) {
  const { t } = useTranslation("sales");
  return items.map((part) => (
    <Group key={part.id} justify="space-between" wrap="nowrap" gap="xs">
      <div>
        <AppLink to={`/contacts/${part.contact.id}`}>{part.contact.name}</AppLink>
        <Text size="xs" c="dimmed">
          {[part.department, part.title].filter(Boolean).join(" ")}
        </Text>
      </div>
      <Text size="sm">
        {t(`people.role.${part.role}`)} · {t(`people.attitude.${part.attitude}`)}
      </Text>
    </Group>
  ));
}
