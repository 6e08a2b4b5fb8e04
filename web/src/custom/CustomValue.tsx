import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import type { Money as Amount } from "@/client/types";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { useFormat } from "@/ui/useFormat";
import { type CustomField, useCalled } from "./api";

interface Props {
  field: CustomField;
  value: unknown;
}

const WEB = /^https?:\/\//i;
const DECIMALS = 4;

/** A value of a custom field as it reads; nothing where there is none. */
export function CustomValue({ field, value }: Props) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const called = useCalled();
  const { currency } = useMe().organisation;
  if (value === undefined || value === null || value === "" || value === false) return null;
  const nameOf = (chosen: unknown) => {
    const choice = field.choices.find((one) => one.value === chosen);
    return choice ? called(choice) : String(chosen);
  };
  switch (field.kind) {
    case "number":
      return <span>{format.number(Number(value), decimalsOf(Number(value)))}</span>;
    case "money":
      // A lost race shows the row as it is stored: an amount without its currency.
      return <Money money={typeof value === "number" ? { amount: value, currency } : (value as Amount)} />;
    case "date":
      return <DateText iso={String(value)} />;
    case "choice":
      return <span>{nameOf(value)}</span>;
    case "choices":
      return <span>{(value as readonly unknown[]).map(nameOf).join(t("custom.between"))}</span>;
    case "checkbox":
      return <span>{t("custom.yes")}</span>;
    case "link":
      return <Link address={String(value)} />;
    default:
      return <span>{String(value)}</span>;
  }
}

const decimalsOf = (value: number) => Math.min(String(value).split(".")[1]?.length ?? 0, DECIMALS);

/** Opened only if it is an address of the web, whatever is stored. */
function Link({ address }: { address: string }) {
  if (!WEB.test(address)) return <span>{address}</span>;
  return (
    <Anchor href={address} target="_blank" rel="noreferrer" inherit style={{ overflowWrap: "anywhere" }}>
      {address.replace(WEB, "")}
    </Anchor>
  );
}
