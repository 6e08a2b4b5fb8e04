import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { useFilters } from "@/ui/useFilters";
import { useFormat } from "@/ui/useFormat";
import { useView } from "@/views/useView";
import { useCounts, useSavedCounts } from "./api";
import classes from "./inbox.module.css";
import { addressOf, askedBy, FILTERS, VIEWS } from "./views";

const WITHOUT_FILTERS = Object.fromEntries([...FILTERS, "saved"].map((name) => [name, undefined]));

/** The views of the inbox with what each holds now. */
export function ViewMenu() {
  const { t } = useTranslation("service");
  const format = useFormat();
  const { values } = useFilters();
  const { data: counts } = useCounts();
  const saved = useView("tickets");
  const { view } = askedBy(values, saved.active && {});
  const held = useSavedCounts(saved.views);
  return (
    <nav className={classes.views} aria-label={t("inbox.views")}>
      {VIEWS.map(({ name }) => (
        <AppLink
          key={name}
          to={addressOf(values, { ...WITHOUT_FILTERS, box: name })}
          className={classes.view}
          underline="never"
          aria-current={view?.name === name ? "page" : undefined}
          data-alarm={(name === "overdue" && counts && counts.overdue > 0) || undefined}
        >
          <span>{t(`view.${name}`)}</span>
          <span className={classes.count}>{counts ? format.number(counts[name]) : ""}</span>
        </AppLink>
      ))}
      {saved.views.map((one) => (
        <AppLink
          key={one.id}
          to={`${one.kind === "list" ? "/tickets" : "/tickets/table"}?saved=${one.id}`}
          className={classes.view}
          underline="never"
          aria-current={one.id === saved.active?.id ? "page" : undefined}
        >
          <span>{one.name}</span>
          <span className={classes.count}>{format.number(held.get(one.id) ?? 0)}</span>
        </AppLink>
      ))}
    </nav>
  );
}
