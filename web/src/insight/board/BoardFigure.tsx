import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Figure as Open } from "@/ui/Figure";
import { SMALL_N } from "@/ui/Percent";
import { useFormat } from "@/ui/useFormat";
import type { Figure, Side } from "./api";
import classes from "./board.module.css";
import { Gauge } from "./Gauge";
import { changeOf, filled } from "./reading";
import { useShown } from "./useShown";

/** Where one goes to get the data that a figure still lacks. */
const WAYS: Readonly<Record<string, string>> = {
  set_a_target: "/targets",
  no_orders: "/deals",
  no_closed_deals: "/deals",
  no_leads: "/leads",
  no_tickets: "/tickets?new=1",
  no_solved_tickets: "/tickets",
  no_replies: "/tickets",
  no_ratings: "/tickets?status=resolved",
  few_ratings: "/tickets?status=resolved",
  no_people: "/settings/people",
  no_activities: "/accounts",
  no_accounts: "/accounts/new",
};

/** One figure of a role: it opens what it counts, and says its target, its change and how sure it is. */
export function BoardFigure({ figure, side }: { figure: Figure; side: Side }) {
  const { t } = useTranslation("insight");
  const shown = useShown();
  const label = t(`figure.${figure.key}`);
  const { value, n } = figure;
  const isSmall = figure.unit === "percent" && n !== null && n < SMALL_N;
  return (
    <div className={classes.figure}>
      <span className={classes.label}>{label}</span>
      {value === null ? (
        <Missing figure={figure} />
      ) : (
        <>
          <span className={classes.value} data-small={isSmall || undefined}>
            <Open to={figure.link} label={label}>
              {shown({ ...figure, amount: value })}
            </Open>
          </span>
          <Gauge figure={figure} part={filled(figure, side)} />
          <Notes figure={figure} />
        </>
      )}
    </div>
  );
}

function Notes({ figure }: { figure: Figure }) {
  const { t } = useTranslation("insight");
  const shown = useShown();
  const format = useFormat();
  const { value, n, low, high, target } = figure;
  // A target of a hundred percent is what the figure itself is of; cases that all count are no news.
  const hasTarget = target !== null && !(figure.unit === "percent" && target === 100);
  const hasCases = n !== null && !(figure.unit === "count" && n === value);
  return (
    <span className={classes.notes}>
      {hasTarget && <span>{t("figure_note.target", { target: shown({ ...figure, amount: target }) })}</span>}
      <ChangeNote figure={figure} />
      {hasCases && <span>n={format.number(n)}</span>}
      {low !== null && high !== null && (
        <span title={t("figure_note.interval_about")}>
          {t("figure_note.interval", { low: format.number(low, 1), high: format.number(high, 1) })}
        </span>
      )}
    </span>
  );
}

function ChangeNote({ figure }: { figure: Figure }) {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const change = changeOf(figure);
  if (!change) return null;
  const Arrow = change.by > 0 ? IconArrowUpRight : change.by < 0 ? IconArrowDownRight : IconArrowRight;
  const sign = change.by > 0 ? "+" : "";
  const by = change.isPoints
    ? t("unit.points", { n: `${sign}${format.number(change.by, 1)}` })
    : `${sign}${format.percent(change.by)}`;
  return (
    <span className={classes.change} data-mood={change.mood}>
      <Arrow size={13} aria-hidden />
      {t("figure_note.change", { by })}
    </span>
  );
}

function Missing({ figure }: { figure: Figure }) {
  const { t } = useTranslation("insight");
  const reason = figure.missing ?? "nothing";
  const way = WAYS[reason];
  return (
    <span className={classes.missing}>
      {t(`missing.${reason}`)}
      {way && (
        <>
          {" "}
          <AppLink to={way} size="xs">
            {t(`way.${reason}`)}
          </AppLink>
        </>
      )}
    </span>
  );
}
