import { Anchor, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import type { RecordEdit } from "@/ui/edit/useRecordEdit";
import { Money } from "@/ui/Money";
import { accounts } from "@/ui/pickers";
import { useFormat } from "@/ui/useFormat";
import { type Account, PREFECTURES } from "../types";
import { OwnerEdit } from "./OwnerEdit";

type Written =
  | "name"
  | "kana"
  | "corporate_number"
  | "industry"
  | "phone"
  | "email"
  | "website"
  | "postal_code"
  | "city"
  | "street"
  | "building";

interface Props {
  edit: RecordEdit<Account>;
}

/** The facts of a customer, each edited where it stands. */
export function AccountFacts({ edit }: Props) {
  const { t } = useTranslation("customers");
  const account = edit.record;
  const text = (name: Written, children?: ReactNode) => (
    <InlineEdit
      key={name}
      kind="text"
      label={t(`field.${name}`)}
      field={name}
      value={account[name]}
      may={edit.may}
      onSave={(value) => edit.save({ [name]: value })}
    >
      {children}
    </InlineEdit>
  );
  return (
    <Stack gap="lg">
      <Section title={t("section.company")}>
        {(["name", "kana"] as const).map((name) => text(name))}
        {account.kind === "company" && text("corporate_number")}
        {text("industry")}
        <Size edit={edit} />
        <OwnerEdit
          label={t("field.parent")}
          value={account.parent}
          source={accounts}
          may={edit.may}
          onSave={(parent) => edit.save({ parent })}
        />
        {account.parent && (
          <AppLink to={`/accounts/${account.parent.id}`}>{t("accounts.open_parent")}</AppLink>
        )}
        {account.customer_since && (
          <Stack gap={0}>
            <Text size="xs" c="dimmed">
              {t("field.customer_since")}
            </Text>
            <DateText iso={account.customer_since} />
          </Stack>
        )}
      </Section>
      <Section title={t("section.reach")}>
        {(["phone", "email", "website"] as const).map((name) => text(name))}
        <Reach account={account} />
      </Section>
      <Section title={t("section.address")}>
        {text("postal_code", account.postal_code && `〒${account.postal_code}`)}
        <InlineEdit
          kind="select"
          label={t("field.prefecture")}
          field="prefecture"
          value={account.prefecture}
          options={PREFECTURES.map((value) => ({ value, label: value }))}
          may={edit.may}
          onSave={(value) => edit.save({ prefecture: value ?? "" })}
        />
        {(["city", "street", "building"] as const).map((name) => text(name))}
      </Section>
      <InlineEdit
        kind="textarea"
        label={t("field.note")}
        field="note"
        value={account.note}
        may={edit.may}
        onSave={(note) => edit.save({ note })}
      />
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

/** Digits as typed in either width; what is no number goes to the server, which says so. */
export function wholeNumber(typed: string): number | null {
  const plain = typed.normalize("NFKC").replace(/[,\s]|人|名/g, "");
  if (plain === "") return null;
  return /^\d+$/.test(plain) ? Number(plain) : (typed as unknown as number);
}

function Size({ edit }: Props) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const { employees, annual_revenue } = edit.record;
  return (
    <>
      <InlineEdit
        kind="text"
        label={t("field.employees")}
        field="employees"
        value={employees === null ? "" : String(employees)}
        may={edit.may}
        onSave={(value) => edit.save({ employees: wholeNumber(value) })}
      >
        {employees !== null && t("field.employees_count", { n: format.number(employees) })}
      </InlineEdit>
      <InlineEdit
        kind="money"
        label={t("field.annual_revenue")}
        field="annual_revenue"
        value={annual_revenue}
        may={edit.may}
        onSave={(value) => edit.save({ annual_revenue: value })}
      >
        {annual_revenue && <Money money={annual_revenue} />}
      </InlineEdit>
    </>
  );
}

const withScheme = (address: string) => (/^https?:\/\//i.test(address) ? address : `https://${address}`);

/** One press to call, write or look. */
function Reach({ account }: { account: Account }) {
  const { t } = useTranslation("customers");
  const ways = [
    account.phone && { href: `tel:${account.phone.replace(/[^\d+]/g, "")}`, word: t("reach.call") },
    account.email && { href: `mailto:${account.email}`, word: t("reach.write") },
    account.website && { href: withScheme(account.website), word: t("reach.visit") },
  ].filter((way) => way !== "");
  if (ways.length === 0) return null;
  return (
    <Text
      size="sm"
      component="div"
      style={{ display: "flex", flexWrap: "wrap", gap: 12, whiteSpace: "nowrap" }}
    >
      {ways.map(({ href, word }) => (
        <Anchor
          key={href}
          href={href}
          rel="noreferrer"
          target={href.startsWith("http") ? "_blank" : undefined}
        >
          {word}
        </Anchor>
      ))}
    </Text>
  );
}
