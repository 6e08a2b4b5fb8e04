import { Alert, Card, Loader, Text, Title } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { useFormat } from "@/ui/useFormat";
import type { Import } from "./api";
import classes from "./imports.module.css";

/** Where the records of a kind are that have no page each. */
const PLACES: Record<string, string> = { users: "/settings/people", products: "/products" };

/** An import that is being taken back, or was: how many rows, and which stayed and why. */
export function Undone({ row }: { row: Import }) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  if (row.status === "undoing") {
    return (
      <Alert icon={<Loader size={18} aria-hidden />} role="status" title={t("undo.running")}>
        {t("running.about")}
      </Alert>
    );
  }
  return (
    <>
      <Alert icon={<IconArrowBackUp aria-hidden />} role="status">
        <Title order={2} size="h3">
          {t("undo.done")}
        </Title>
        <Text size="sm">
          {t(row.spared > 0 ? "undo.counts_spared" : "undo.counts", {
            undone: format.number(row.undone),
            spared: format.number(row.spared),
          })}
        </Text>
      </Alert>
      {row.spared_rows.length > 0 && (
        <Card withBorder component="section" aria-label={t("undo.spared")}>
          <Title order={2}>{t("undo.spared")}</Title>
          <ul className={classes.problems} aria-label={t("undo.spared")}>
            {row.spared_rows.map((one) => (
              <li key={one.id} className={classes.problem}>
                <AppLink to={PLACES[one.kind] ?? `/${one.kind}/${one.id}`} fw={600}>
                  <span translate="no">{one.name}</span>
                </AppLink>
                <Text size="sm">{t(`undo.${one.reason}`)}</Text>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
