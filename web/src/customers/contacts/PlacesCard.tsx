import { Badge, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconBuilding, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { toastDone } from "@/ui/toast";
import type { Contact } from "../types";
import { useChangePlace } from "./api";
import { PlaceModal } from "./PlaceModal";

/** The day in the reader's calendar, as the server takes it. */
const today = () => new Date().toLocaleDateString("sv-SE");

/** Where a person works and worked: who changes company stays one person. */
export function PlacesCard({ contact }: { contact: Contact }) {
  const { t } = useTranslation("customers");
  const [isAdding, setAdding] = useState(false);
  return (
    <Card withBorder padding="md">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t("places.title")}
        </Title>
        {contact.may.update && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t("places.add")}
          </Button>
        )}
      </Group>
      {contact.places.length === 0 && <Text c="dimmed">{t("places.empty")}</Text>}
      <Stack gap="md">
        {contact.places.map((place) => (
          <PlaceLine key={place.id} place={place} may={contact.may.update ?? false} />
        ))}
      </Stack>
      {isAdding && <PlaceModal contact={contact} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function PlaceLine({ place, may }: { place: Contact["places"][number]; may: boolean }) {
  const { t } = useTranslation("customers");
  const change = useChangePlace();
  return (
    <Group wrap="nowrap" align="flex-start" gap="sm">
      <IconBuilding size={20} stroke={1.5} color="var(--mantine-color-dimmed)" aria-hidden />
      <Stack gap={2} flex={1}>
        <Group gap={6}>
          <AppLink to={`/accounts/${place.account.id}`} fw={600}>
            {place.account.name}
          </AppLink>
          {!place.is_present && (
            <Badge variant="outline" color="gray">
              {t("people.left")}
            </Badge>
          )}
        </Group>
        <Text size="sm">
          {[place.department, place.title, place.role && t(`role.${place.role}`)].filter(Boolean).join(" · ")}
        </Text>
        {(place.active_from || place.active_to) && (
          <Text size="xs" c="dimmed" component="div">
            <DateText iso={place.active_from} /> – <DateText iso={place.active_to} />
          </Text>
        )}
      </Stack>
      {may && place.is_present && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={change.isPending}
          onClick={() =>
            change.mutate(
              { place, changes: { active_to: today() } },
              { onSuccess: () => toastDone(t("places.ended", { name: place.account.name })) },
            )
          }
        >
          {t("places.end")}
        </Button>
      )}
    </Group>
  );
}
