import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { StatusBadge } from "@/ui/StatusBadge";
import type { Demo, Guest } from "./api";
import { GuestAnswer } from "./DemoState";
import classes from "./demos.module.css";

/** Who is invited, what their calendar answered, and whether they came. */
export function Guests({ demo }: { demo: Demo }) {
  const { t } = useTranslation("sales");
  return (
    <section aria-label={t("demo.guests")}>
      <Title order={2} size="h4" mb="xs">
        {t("demo.guests")}
      </Title>
      {demo.guests.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("demo.no_guests")}
        </Text>
      )}
      <ul className={classes.guests}>
        {demo.guests.map((guest) => (
          <li key={guest.id} className={classes.guest}>
            <Named guest={guest} />
            <Standing demo={demo} guest={guest} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Named({ guest }: { guest: Guest }) {
  const { t } = useTranslation("sales");
  const shown = guest.name || guest.email;
  return (
    <div>
      <Text size="sm" fw={600}>
        {guest.contact ? <AppLink to={`/contacts/${guest.contact.id}`}>{shown}</AppLink> : shown}
        {guest.user && (
          <Text span size="xs" c="dimmed" ml={6}>
            {t("demo.colleague")}
          </Text>
        )}
      </Text>
      <Text size="xs" c={guest.email ? "dimmed" : "var(--warn)"}>
        {guest.email || t("demo.no_address")}
      </Text>
      {guest.comment && <Text size="sm">{guest.comment}</Text>}
    </div>
  );
}

function Standing({ demo, guest }: { demo: Demo; guest: Guest }) {
  const { t } = useTranslation("sales");
  if (guest.came !== null)
    return (
      <StatusBadge
        tone={guest.came ? "good" : "neutral"}
        label={t(guest.came ? "demo.did_come" : "demo.did_not_come")}
      />
    );
  if (!demo.invited_at) return null;
  return <GuestAnswer answer={guest.answer} />;
}
