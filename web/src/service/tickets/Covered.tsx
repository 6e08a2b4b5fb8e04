import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { RefEdit } from "@/ui/edit/RefEdit";
import { type RecordEdit, useRecordEdit } from "@/ui/edit/useRecordEdit";
import { formOf, type TicketForm } from "../forms/form";
import { Missing } from "../forms/Missing";
import { patchTicket, ticketKeys } from "./api";
import { contractsOf, itemsOf } from "./covering";
import classes from "./inbox.module.css";
import type { Ticket } from "./types";

/** Which machine it is about, whether that is still guaranteed, and under which contract it is answered. */
export function Covered({ ticket }: { ticket: Ticket }) {
  const edit = useRecordEdit<Ticket>({
    record: ticket,
    queryKey: ticketKeys.one(ticket.id),
    patch: ({ item, contract }, version) =>
      patchTicket(
        ticket.id,
        {
          ...(item !== undefined && { item_id: item?.id ?? null }),
          ...(contract !== undefined && { contract_id: contract?.id ?? null }),
        },
        version,
      ),
  });
  const { account, item, contract } = ticket;
  const form = formOf(ticket.form);
  const isShown = form.shows("item", item !== null) || form.shows("contract", contract !== null);
  if (!account || !isShown || !(edit.may || item || contract)) return null;
  return (
    <Stack gap={6} className={classes.card}>
      {form.shows("item", item !== null) && <Machine edit={edit} account={account.id} form={form} />}
      {form.shows("contract", contract !== null) && (
        <Agreement edit={edit} account={account.id} form={form} />
      )}
    </Stack>
  );
}

interface Props {
  edit: RecordEdit<Ticket>;
  account: string;
  form: TicketForm;
}

function Machine({ edit, account, form }: Props) {
  const { t } = useTranslation("service");
  const { item } = edit.record;
  return (
    <div>
      <RefEdit
        label={t("fact.item")}
        field="item_id"
        name="item"
        mark={<Missing before={form.missingFor("item")} />}
        source={itemsOf(account)}
        value={item}
        may={edit.may}
        onSave={(picked) => edit.save({ item: picked as Ticket["item"] })}
      >
        {item && (
          <AppLink to={`/items/${item.id}`} size="sm">
            {item.name}
          </AppLink>
        )}
      </RefEdit>
      {item && (
        <Text size="xs" c={item.warranty === "in" ? "var(--good)" : "dimmed"} component="div">
          {item.site && `${item.site} · `}
          {item.warranty && t(`warranty.${item.warranty}`)}
          {item.warranty_until && (
            <>
              {" "}
              <DateText iso={item.warranty_until} />
            </>
          )}
        </Text>
      )}
    </div>
  );
}

function Agreement({ edit, account, form }: Props) {
  const { t } = useTranslation("service");
  const { contract } = edit.record;
  const isOver = contract?.state === "ended" || contract?.state === "cancelled";
  return (
    <div>
      <RefEdit
        label={t("fact.contract")}
        field="contract_id"
        name="contract"
        mark={<Missing before={form.missingFor("contract")} />}
        source={contractsOf(account)}
        value={contract}
        may={edit.may}
        onSave={(picked) => edit.save({ contract: picked as Ticket["contract"] })}
      >
        {contract && (
          <AppLink to={`/contracts/${contract.id}`} size="sm">
            {contract.name}
          </AppLink>
        )}
      </RefEdit>
      {contract && (
        <Text size="xs" c={isOver ? "var(--bad)" : "dimmed"} component="div">
          {contract.state && t(`contract_state.${contract.state}`)} <DateText iso={contract.ends_on} />
          {contract.entitlement_class && ` · ${t(`entitlement.${contract.entitlement_class}`)}`}
        </Text>
      )}
    </div>
  );
}
