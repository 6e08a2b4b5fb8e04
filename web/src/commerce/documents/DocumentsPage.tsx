import { Button, NumberInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconFileCertificate } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { EmptyState } from "@/ui/EmptyState";
import { DateField } from "@/ui/edit/DateField";
import { minorDigits } from "@/ui/format";
import { DataList } from "@/ui/list/DataList";
import { ListPage } from "@/ui/list/ListPage";
import { useFilters } from "@/ui/useFilters";
import { useGo } from "@/ui/useGo";
import { documents, type IssuedDocument } from "./api";
import { useDocumentColumns } from "./columns";

const NAMES = ["issued_from", "issued_to", "amount_from", "amount_to", "account_id", "order_id"] as const;

/** Where what a document speaks of stands: a delivery stands on its order, a credit note among the invoices. */
function placeOf({ subject, subject_id, order }: IssuedDocument): string {
  if (subject === "delivery") return `/orders/${order?.id}`;
  return subject === "creditnote" ? "/invoices" : `/${subject}s/${subject_id}`;
}

/** What we have issued, found by day, amount and customer, alone or together. */
export default function DocumentsPage() {
  const { t } = useTranslation("commerce");
  const go = useGo();
  return (
    <ListPage title={t("documents.title")} about={t("documents.about")}>
      <DataList
        name="documents"
        label={t("documents.title")}
        columns={useDocumentColumns()}
        source={documents}
        filterNames={NAMES}
        defaultSort="-issued_on"
        to={placeOf}
        filters={<DocumentFilters />}
        empty={
          <EmptyState
            icon={IconFileCertificate}
            title={t("documents.empty")}
            about={t("documents.empty_about")}
            actions={
              <Button variant="default" onClick={() => go("/orders")}>
                {t("documents.to_orders")}
              </Button>
            }
          />
        }
      />
    </ListPage>
  );
}

function DocumentFilters() {
  const { t } = useTranslation("commerce");
  const { values, set } = useFilters();
  return (
    <>
      {(["issued_from", "issued_to"] as const).map((name) => (
        <DateField
          key={name}
          label={t(`documents.${name}`)}
          value={values[name] ?? null}
          onChange={(day) => set({ [name]: day ?? undefined })}
        />
      ))}
      {(["amount_from", "amount_to"] as const).map((name) => (
        <AmountFilter key={name} name={name} label={t(`documents.${name}`)} />
      ))}
    </>
  );
}

const PAUSE_MS = 400;

/** An amount in the house's currency; the address holds minor units. It waits for a pause. */
function AmountFilter({ name, label }: { name: string; label: string }) {
  const { values, set } = useFilters();
  const { currency } = useMe().organisation;
  const unit = 10 ** minorDigits(currency);
  const send = useDebouncedCallback(
    (given: string | number) =>
      set({ [name]: given === "" ? undefined : String(Math.round(Number(given) * unit)) }),
    PAUSE_MS,
  );
  return (
    <NumberInput
      label={label}
      w={150}
      hideControls
      thousandSeparator=","
      decimalScale={minorDigits(currency)}
      defaultValue={values[name] === undefined ? "" : Number(values[name]) / unit}
      onChange={send}
    />
  );
}
