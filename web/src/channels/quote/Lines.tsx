import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Money } from "@/ui/Money";
import { useFormat } from "@/ui/useFormat";
import type { SharedQuote } from "./api";
import classes from "./quote.module.css";

/** What is offered, line by line, and its foot; readable on a phone without turning it. */
export function Lines({ quote }: { quote: SharedQuote }) {
  const { t } = useTranslation("channels");
  const format = useFormat();
  return (
    <section aria-label={t("quote.lines")}>
      <ul className={classes.lines}>
        {quote.lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a sent quote stand as they are
          <Line key={place} line={line} />
        ))}
      </ul>
      <dl className={classes.foot}>
        <Row label={t("quote.subtotal")} money={quote.subtotal} />
        {quote.discount.amount > 0 && (
          <Row label={t("quote.discount")} money={{ ...quote.discount, amount: -quote.discount.amount }} />
        )}
        {quote.rates.map(({ rate, base, tax }) => (
          <Row
            key={rate}
            label={t(rate ? "quote.tax" : "quote.untaxed", { rate, base: format.money(base) })}
            money={tax}
          />
        ))}
        <Row label={t("quote.total")} money={quote.total} />
      </dl>
    </section>
  );
}

function Line({ line }: { line: SharedQuote["lines"][number] }) {
  const { t } = useTranslation("channels");
  const format = useFormat();
  if (line.is_heading) {
    return (
      <li className={classes.heading}>
        <Text fw={650}>{line.text}</Text>
      </li>
    );
  }
  const count = `${format.number(line.quantity, line.quantity % 1 ? 3 : 0)} ${line.unit}`.trim();
  return (
    <li className={classes.line}>
      <div>
        <Text>{line.text}</Text>
        {line.note && (
          <Text size="sm" c="dimmed">
            {line.note}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {count} × {line.unit_price && format.money(line.unit_price)}
          {line.discount.amount > 0 &&
            ` ${t("quote.less", { amount: format.money({ ...line.discount, amount: -line.discount.amount }) })}`}
          {line.tax_class === "reduced" && ` ${t("quote.reduced")}`}
        </Text>
      </div>
      <Money money={line.net} />
    </li>
  );
}

function Row({ label, money }: { label: string; money: SharedQuote["total"] }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <Money money={money} />
      </dd>
    </>
  );
}
