import { Avatar, Group, Text, Tooltip } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useHere, useLooking } from "./here";

const MOST_SHOWN = 3;

/** Who else has this record open, and who writes there; nothing while one is alone. */
export function HereNow({ subject, id }: { subject: string; id: string }) {
  const { t, i18n } = useTranslation("ui");
  useLooking(subject, id);
  const people = useHere(subject, id);
  const writing = people.filter((one) => one.types);
  const shown = writing.length ? writing : people;
  const names = new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(
    shown.map((one) => one.name),
  );
  return (
    <Group gap={6} role="status" wrap="nowrap">
      {people.length > 0 && (
        <>
          <Tooltip.Group>
            <Avatar.Group spacing={8}>
              {people.slice(0, MOST_SHOWN).map((one) => (
                <Tooltip key={one.name} label={one.name}>
                  <Avatar size={24} radius="xl" name={one.name} color="main" variant="filled" aria-hidden>
                    {one.name.slice(0, 1)}
                  </Avatar>
                </Tooltip>
              ))}
              {people.length > MOST_SHOWN && (
                <Avatar size={24} radius="xl" aria-hidden>
                  +{people.length - MOST_SHOWN}
                </Avatar>
              )}
            </Avatar.Group>
          </Tooltip.Group>
          {writing.length > 0 && <IconPencil size={14} aria-hidden />}
          <Text size="sm" c="dimmed">
            {t(writing.length ? "here.types" : "here.looks", { names })}
          </Text>
        </>
      )}
    </Group>
  );
}
