import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Away } from "@/ui/Away";
import { DateText } from "@/ui/DateText";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import type { RecordEdit } from "@/ui/edit/useRecordEdit";
import { Money } from "@/ui/Money";
import { RoleMark } from "@/ui/RoleMark";
import type { Handover } from "./api";
import { HandedPromises } from "./HandedPromises";
import classes from "./handover.module.css";

const TEXTS = ["why_bought", "people", "risks"] as const;

/** What sales hands over: each fact with the place it comes from, and the promises made on the way. */
export function SalesColumn({ edit }: { edit: RecordEdit<Handover> }) {
  const { t } = useTranslation("bond");
  const { record, may, save } = edit;
  const deal = `/deals/${record.deal.id}`;
  return (
    <section className={classes.column} data-role="sales" aria-labelledby="handed-over">
      <Title order={2} id="handed-over" className={classes.columnHead}>
        <RoleMark of="sales" label={t("form.sales_side")} />
      </Title>
      <dl className={classes.facts}>
        <Fact label={t("form.deal")} from={t("form.from_deal")} to={deal}>
          {record.deal.name}
        </Fact>
        <Fact label={t("form.amount")} from={t("form.from_deal")} to={deal}>
          <Money money={record.amount} />
        </Fact>
        <Fact label={t("form.given_by")}>
          {record.given_by?.name ?? "–"}
          <Away id={record.given_by?.id} />
        </Fact>
      </dl>
      <InlineEdit
        kind="date"
        label={t("form.go_live_on")}
        field="go_live_on"
        value={record.go_live_on}
        may={may}
        onSave={(go_live_on) => save({ go_live_on })}
      >
        {record.go_live_on && <DateText iso={record.go_live_on} />}
      </InlineEdit>
      {TEXTS.map((name) => (
        <Stack key={name} gap={0} className={classes.words}>
          <InlineEdit
            kind="textarea"
            label={t(`form.${name}`)}
            field={name}
            value={record[name]}
            may={may}
            onSave={(text) => save({ [name]: text })}
          />
        </Stack>
      ))}
      <HandedPromises handover={record} />
    </section>
  );
}

interface FactProps {
  label: string;
  /** Where the fact comes from, and the way there. */
  from?: string;
  to?: string;
  children: ReactNode;
}

function Fact({ label, from, to, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        {from && to && (
          <Text span size="xs" c="dimmed" ml={8}>
            <AppLink to={to} c="inherit">
              {from}
            </AppLink>
          </Text>
        )}
      </dd>
    </div>
  );
}
