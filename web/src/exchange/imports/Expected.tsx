import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { useFormat } from "@/ui/useFormat";
import type { Preview } from "./api";
import { Reasons } from "./Duplicates";
import classes from "./imports.module.css";

/** Rows that may be there already, before anything is brought in: as a record, or as another row of the file. */
export function Expected({ seen }: { seen: Preview }) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  if (seen.alike === 0) return null;
  return (
    <div>
      <Text fw={600}>{t("expected.title", { count: seen.alike, n: format.number(seen.alike) })}</Text>
      <Text size="sm" c="dimmed" mb={4}>
        {t("expected.about")}
      </Text>
      <ul className={classes.problems} aria-label={t("expected.list")}>
        {seen.duplicates.map((one) => (
          <li key={`${one.row} ${one.other_row} ${one.other?.id}`} className={classes.problem}>
            <Text size="sm">
              {t("problem.nth", { n: format.number(one.row) })}
              {" → "}
              {one.other ? (
                <AppLink to={`/${one.kind}/${one.other.id}`}>
                  <span translate="no">{`${one.other.name} ${one.other.about}`}</span>
                </AppLink>
              ) : one.other_row > 0 ? (
                t("problem.nth", { n: format.number(one.other_row) })
              ) : (
                t("doubled.hidden")
              )}
            </Text>
            <Text size="sm" c="dimmed">
              <Reasons of={one.reasons} />
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
