import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import type { Quote } from "./api";

type Change = Quote["changes"][number];
const AMOUNTS = new Set(["unit_price", "discount", "net", "total"]);

/** What this version changed of the one before, in words. */
export function Changes({ quote }: { quote: Quote }) {
  const { t } = useTranslation("sales");
  const format = useFormat();

  function told({ field }: Change, value: string): string {
    if (AMOUNTS.has(field) && value !== "") {
      return format.money({ amount: Number(value), currency: quote.net.currency });
    }
    if (field === "valid_until" && value) return format.date(value);
    if (field === "tax_class") return t(`tax_class.${value}`);
    return value || "–";
  }

  return quote.changes.map((change) => {
    const line = change.product?.name ?? change.text;
    const key = `${change.kind}-${change.place}-${change.field}`;
    if (change.kind === "added" || change.kind === "removed") {
      return (
        <Text size="sm" key={key}>
          {t(`quotes.line_${change.kind}`, { line })}
        </Text>
      );
    }
    const label =
      change.kind === "head" ? t(`quote.${change.field}`) : `${line} ${t(`line.${change.field}`)}`;
    return (
      <Text size="sm" key={key}>
        {label}
        <br />
        <Text span c="dimmed" td="line-through">
          {told(change, change.before)}
        </Text>{" "}
        → {told(change, change.after)}
      </Text>
    );
  });
}
