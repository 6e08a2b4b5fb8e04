import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import { type Decision, type Item, KINDS, type Meeting } from "./api";
import { useTellWhy } from "./useWhy";

/** The minutes as plain text, for a mail or a chat: each chapter, item by item, with what was decided. */
export function useMinutesText(meeting: Meeting): string {
  const { t } = useTranslation("insight");
  const format = useFormat();
  const tellWhy = useTellWhy(meeting.currency);
  const money = (amount: number) => format.money({ amount, currency: meeting.currency });

  const decided = ({ subject, owner, due_on, done_at }: Decision) =>
    `→ ${subject}（${owner?.name ?? t("meeting.nobody")}、${format.day(due_on)}${done_at ? `、${t("meeting.done")}` : ""}）`;

  function itemLines(item: Item): string[] {
    const { about, deal, gap, title } = item;
    const named = deal ? [deal.name, deal.account?.name].filter(Boolean).join(" / ") : "";
    const head = [title, named, item.deal_hidden ? t("meeting.hidden") : "", ...tellWhy(item)];
    const told = head.filter(Boolean).join(" – ");
    return [
      about ? decided(about) : "",
      told && `・${told}`,
      gap
        ? `${t("yomi.target")} ${money(gap.target)} / ${t("yomi.won")} ${money(gap.won)} / ${t("yomi.weighted")} ${money(gap.weighted)}`
        : "",
      item.minutes,
      ...item.decisions.map(decided),
    ].filter(Boolean);
  }

  const chapters = KINDS.flatMap((kind) => {
    const items = meeting.items.filter((item) => item.kind === kind);
    return items.length ? [`■ ${t(`agenda.${kind}`)}`, ...items.flatMap(itemLines), ""] : [];
  });
  const people = meeting.attendees.map(({ name }) => name).join("、");
  return [
    `${t("meetings.title")} ${meeting.team.name} ${format.day(meeting.held_on)}`,
    `${t("meeting.attendees")}: ${people || "–"}`,
    "",
    ...chapters,
  ]
    .join("\n")
    .trim();
}
