import { SimpleGrid, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import classes from "./imports.module.css";

interface Props {
  counts: {
    readonly made: number;
    readonly changed: number;
    readonly same: number;
    readonly skipped: number;
  };
  /** Nothing happened yet: the words speak of what would. */
  isAhead?: boolean;
  /** Of a ticket log: what came of it is counted in tickets, what was left out in rows. */
  inTickets?: boolean;
}

const NAMES = ["made", "changed", "same", "skipped"] as const;

/** Rows or tickets made, changed, left as they were, and not taken. */
export function Counts({ counts, isAhead = false, inTickets = false }: Props) {
  const { t } = useTranslation("exchange");
  const format = useFormat();
  const words = `${inTickets ? "log." : ""}${isAhead ? "ahead" : "count"}` as const;
  return (
    <SimpleGrid component="dl" cols={{ base: 2, xs: 4 }} m={0} spacing="sm">
      {NAMES.map((name) => (
        <div key={name} className={classes.count}>
          <Text component="dt" size="xs" c="dimmed">
            {t(`${words}.${name}`)}
          </Text>
          <Text
            component="dd"
            m={0}
            fz="xl"
            fw={700}
            c={name === "skipped" && counts.skipped > 0 ? "var(--bad)" : undefined}
          >
            {format.number(counts[name])}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
