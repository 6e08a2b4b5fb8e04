import { Alert, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { useLikeContacts } from "./api";

const PAUSE_MS = 300;

interface Props {
  typed: { family_name: string; given_name: string; email: string; mobile: string };
  /** The customer they are being entered at. */
  at: string | null;
}

/** While one types: is this person here already? Whoever changed company stays one person. */
export function PersonHint({ typed, at }: Props) {
  const { t } = useTranslation("customers");
  const [settled] = useDebouncedValue(typed, PAUSE_MS);
  const { data } = useLikeContacts(settled, at);
  if (!data || (data.items.length === 0 && !data.hidden)) return <div role="status" />;
  const isSure = data.items.some((one) => one.match === "strong");
  return (
    <Alert
      role="status"
      color={isSure ? "red" : "yellow"}
      icon={<IconCopy size={18} aria-hidden />}
      title={t(isSure ? "duplicates.person_sure" : "duplicates.person_maybe")}
    >
      <Stack gap={4}>
        {data.items.map((one) => (
          <Text size="sm" key={one.id} component="div">
            <AppLink to={`/contacts/${one.id}`} fw={600}>
              {one.name}
            </AppLink>{" "}
            {one.places.map((place) => place.name).join(" · ")}
          </Text>
        ))}
        {data.hidden && <Text size="sm">{t("duplicates.person_hidden")}</Text>}
      </Stack>
    </Alert>
  );
}
