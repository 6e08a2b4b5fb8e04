import { Mark, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Found, FoundGroup } from "./search";

/** A hit: what it is called, what tells it from others, and where else the words stand in it. */
export function FoundLine({ found }: { found: Found }) {
  const { t } = useTranslation("shell");
  const { number, subtitle, matched } = found;
  return (
    <>
      <Text span display="block" truncate>
        {found.title}
      </Text>
      <Text span display="block" size="xs" c="dimmed" truncate>
        {[number, subtitle].filter(Boolean).join(" · ")}
      </Text>
      {matched && (
        <Text span display="block" size="xs" c="dimmed" truncate>
          {t(`found.field.${matched.field}`)}: {matched.before}
          <Mark>{matched.hit}</Mark>
          {matched.after}
        </Text>
      )}
    </>
  );
}

/** The name of a kind with how many of it were found. */
export function useGroupName() {
  const { t } = useTranslation("shell");
  return ({ kind, count, is_more }: Pick<FoundGroup, "kind" | "count" | "is_more">) =>
    t(is_more ? "found.kind_more" : "found.kind_count", { kind: t(`kind.${kind}`), n: count });
}
