import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CustomFacts } from "@/custom/CustomFacts";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import { RefEdit } from "@/ui/edit/RefEdit";
import type { RecordEdit } from "@/ui/edit/useRecordEdit";
import { Money } from "@/ui/Money";
import { accounts, contacts, products, users } from "@/ui/pickers";
import { KINDS } from "../shared";
import type { Deal } from "./api";
import { Margin } from "./Margin";

/** Some of a deal's facts: the record they are written to, and whether one may still write them. */
interface Part {
  edit: RecordEdit<Deal>;
  may: boolean;
}

/** The facts of a deal, each edited where it stands. What was won or lost keeps its facts. */
export function DealFacts({ edit }: { edit: RecordEdit<Deal> }) {
  const { t } = useTranslation("sales");
  const deal = edit.record;
  const isOver = deal.stage_type === "won" || deal.stage_type === "lost";
  const may = edit.may && !isOver;
  return (
    <Stack gap="sm">
      <InlineEdit
        kind="text"
        label={t("deal.name")}
        value={deal.name}
        field="name"
        onSave={(name) => edit.save({ name })}
        may={may}
      />
      <Parties edit={edit} may={may} />
      <Worth edit={edit} may={may} />
      <Closing edit={edit} may={may} />
      <Kind edit={edit} may={may} />
      <CustomFacts entity="deals" edit={edit} />
      <Origin deal={deal} />
    </Stack>
  );
}

/** Whom the deal is with, who leads it, and what it sells. */
function Parties({ edit, may }: Part) {
  const { t } = useTranslation("sales");
  const deal = edit.record;
  return (
    <>
      <RefEdit
        label={t("deal.account")}
        source={accounts}
        value={deal.account}
        field="account_id"
        onSave={(account) => edit.save({ account })}
        may={may}
      >
        {deal.account && <AppLink to={`/accounts/${deal.account.id}`}>{deal.account.name}</AppLink>}
      </RefEdit>
      <RefEdit
        label={t("deal.contact")}
        source={contacts}
        value={deal.contact}
        field="contact_id"
        onSave={(contact) => edit.save({ contact })}
        may={may}
      >
        {deal.contact && <AppLink to={`/contacts/${deal.contact.id}`}>{deal.contact.name}</AppLink>}
      </RefEdit>
      <RefEdit
        label={t("deal.owner")}
        source={users}
        value={deal.owner}
        field="owner_id"
        onSave={(owner) => edit.save({ owner })}
        may={may}
      />
      <RefEdit
        label={t("deal.product")}
        source={products}
        value={deal.product}
        field="product_id"
        onSave={(product) => edit.save({ product })}
        may={may}
      />
    </>
  );
}

/** What it is worth, and how likely. What was won without an amount may still be given one. */
function Worth({ edit, may }: Part) {
  const { t } = useTranslation("sales");
  const deal = edit.record;
  const mayPrice = may || (edit.may && deal.stage_type === "won" && !deal.amount);
  return (
    <>
      <InlineEdit
        kind="money"
        label={t("deal.amount")}
        value={deal.amount}
        field="amount"
        onSave={(amount) => edit.save({ amount })}
        may={mayPrice}
      >
        {deal.amount && <Money money={deal.amount} />}
      </InlineEdit>
      <Margin edit={edit} />
      <InlineEdit
        kind="text"
        label={t("deal.probability")}
        value={String(deal.probability)}
        field="probability"
        onSave={(typed) => edit.save({ probability: Number(typed.replace("%", "")) })}
        may={may}
      >
        {`${deal.probability}%`}
      </InlineEdit>
    </>
  );
}

/** When it closed, or is expected to. */
function Closing({ edit, may }: Part) {
  const { t } = useTranslation("sales");
  const deal = edit.record;
  return (
    <>
      {deal.closed_on && (
        <Stack gap={0}>
          <Text size="xs" c="dimmed">
            {t(deal.stage_type === "won" ? "win.closed_on" : "lose.closed_on")}
          </Text>
          <Text>
            <DateText iso={deal.closed_on} />
          </Text>
        </Stack>
      )}
      <InlineEdit
        kind="date"
        label={t("deal.expected_close")}
        value={deal.expected_close}
        field="expected_close"
        onSave={(expected_close) => edit.save({ expected_close })}
        may={may}
      >
        {deal.expected_close && (
          <Text span inherit c={deal.is_overdue ? "var(--bad)" : undefined}>
            <DateText iso={deal.expected_close} />
            {deal.is_overdue && ` ${t("deals.overdue")}`}
          </Text>
        )}
      </InlineEdit>
    </>
  );
}

/** New business, or more of it. */
function Kind({ edit, may }: Part) {
  const { t } = useTranslation("sales");
  const kinds = KINDS.map((kind) => ({ value: kind as string, label: t(`kind.${kind}`) }));
  return (
    <InlineEdit
      kind="select"
      label={t("deal.kind")}
      value={edit.record.kind}
      field="kind"
      options={[{ value: "", label: t("kind.none") }, ...kinds]}
      onSave={(kind) => edit.save({ kind: kind ?? "" })}
      may={may}
    />
  );
}

/** The lead it came from, and the day it was opened. */
function Origin({ deal }: { deal: Deal }) {
  const { t } = useTranslation("sales");
  return (
    <>
      {deal.lead && (
        <Stack gap={0}>
          <Text size="xs" c="dimmed">
            {t("deal.lead")}
          </Text>
          <AppLink to={`/leads/${deal.lead.id}`}>
            {t("lead.numbered", { number: deal.lead.number })} {deal.lead.name}
          </AppLink>
        </Stack>
      )}
      <Stack gap={0}>
        <Text size="xs" c="dimmed">
          {t("deal.opened_on")}
        </Text>
        <Text>
          <DateText iso={deal.opened_on} />
        </Text>
      </Stack>
    </>
  );
}
