import { Anchor, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCustomFields } from "@/custom/api";
import { CustomFacts } from "@/custom/CustomFacts";
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
  return (
    <Stack gap="lg">
      <Company edit={edit} />
      <Section title={t("section.reach")}>
        <Texts edit={edit} names={["phone", "email", "website"]} />
        <Reach account={edit.record} />
      </Section>
      <Address edit={edit} />
      <Custom edit={edit} />
      <InlineEdit
        kind="textarea"
        label={t("field.note")}
        field="note"
        value={edit.record.note}
        may={edit.may}
        onSave={(note) => edit.save({ note })}
      />
    </Stack>
  );
}

function Company({ edit }: Props) {
  const { t } = useTranslation("customers");
  const { kind, parent, customer_since } = edit.record;
  return (
    <Section title={t("section.company")}>
      <Texts edit={edit} names={["name", "kana"]} />
      {kind === "company" && <Texts edit={edit} names={["corporate_number"]} />}
      <Texts edit={edit} names={["industry"]} />
      <Size edit={edit} />
      <OwnerEdit
        label={t("field.parent")}
        value={parent}
        source={accounts}
        may={edit.may}
        onSave={(chosen) => edit.save({ parent: chosen })}
      />
      {parent && <AppLink to={`/accounts/${parent.id}`}>{t("accounts.open_parent")}</AppLink>}
      {customer_since && (
        <Stack gap={0}>
          <Text size="xs" c="dimmed">
            {t("field.customer_since")}
          </Text>
          <DateText iso={customer_since} />
        </Stack>
      )}
    </Section>
  );
}

function Address({ edit }: Props) {
  const { t } = useTranslation("customers");
  return (
    <Section title={t("section.address")}>
      <Texts edit={edit} names={["postal_code"]} />
      <InlineEdit
        kind="select"
        label={t("field.prefecture")}
        field="prefecture"
        value={edit.record.prefecture}
        options={PREFECTURES.map((value) => ({ value, label: value }))}
        may={edit.may}
        onSave={(value) => edit.save({ prefecture: value ?? "" })}
      />
      <Texts edit={edit} names={["city", "street", "building"]} />
    </Section>
  );
}

/** The organisation's own fields, where it has some. */
function Custom({ edit }: Props) {
  const { t } = useTranslation("ui");
  if (useCustomFields("accounts").length === 0) return null;
  return (
    <Section title={t("custom.title")}>
      <CustomFacts entity="accounts" edit={edit} />
    </Section>
  );
}

/** Facts that are plain text. */
function Texts({ edit, names }: Props & { names: readonly Written[] }) {
  const { t } = useTranslation("customers");
  return names.map((name) => (
    <InlineEdit
      key={name}
      kind="text"
      label={t(`field.${name}`)}
      field={name}
      value={edit.record[name]}
      may={edit.may}
      onSave={(value) => edit.save({ [name]: value })}
    />
  ));
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
