import { Badge, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import type { Account, PersonAtAccount } from "../types";
import { ContactModal } from "./ContactModal";

/** The people at a customer: who decides, who asks; those who left last. */
export function PeopleCard({ account }: { account: Account }) {
  const { t } = useTranslation("customers");
  const [isAdding, setAdding] = useState(false);
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h5">
          {t("people.title")}
        </Title>
        {account.may.update && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t("people.add")}
          </Button>
        )}
      </Group>
      {account.people.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("people.empty")}
        </Text>
      )}
      <Stack gap="sm">
        {account.people.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </Stack>
      {isAdding && <ContactModal account={account} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function Person({ person }: { person: PersonAtAccount }) {
  const { t } = useTranslation("customers");
  const place = [person.department, person.title].filter(Boolean).join(" ");
  const number = person.mobile || person.phone;
  return (
    <div style={person.is_present ? undefined : { opacity: 0.75 }}>
      {person.kana && (
        <Text size="xs" c="dimmed" lh={1.2}>
          {person.kana}
        </Text>
      )}
      <Group gap={6}>
        <AppLink to={`/contacts/${person.contact_id}`} fw={600}>
          {person.name}
        </AppLink>
        {person.is_primary && <Badge variant="outline">{t("people.primary")}</Badge>}
        {person.role && (
          <Badge variant="outline" color="gray">
            {t(`role.${person.role}`)}
          </Badge>
        )}
        {!person.is_present && (
          <Badge variant="outline" color="gray">
            {t("people.left")}
          </Badge>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {[place, number, person.email].filter(Boolean).join(" · ")}
      </Text>
    </div>
  );
}
