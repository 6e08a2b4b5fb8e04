import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskModal } from "@/ui/AskModal";
import { toastDone } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import { discardInvoice, type Invoice, issueInvoice } from "./api";
import { CreditModal } from "./CreditModal";
import { useInvoiceChange } from "./useInvoiceChange";

/** The next step of an invoice as one button, and beside it what is rarer. */
export function InvoiceActs({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation("commerce");
  const [asked, ask] = useState<"issue" | "discard" | "credit" | null>(null);
  const keep = useInvoiceChange();
  const go = useGo();
  const issue = useMutation({
    mutationFn: () => issueInvoice(invoice),
    onSuccess: async (issued) => {
      ask(null);
      await keep(issued);
      toastDone(t("document.issued", { number: issued.number }));
    },
  });
  const discard = useMutation({
    mutationFn: () => discardInvoice(invoice),
    onSuccess: async () => {
      await go("/invoices");
      await keep();
    },
  });
  return (
    <>
      {invoice.state === "draft" && (
        <>
          <Button size="xs" disabled={invoice.missing.length > 0} onClick={() => ask("issue")}>
            {t("invoice.issue")}
          </Button>
          <Button size="xs" variant="subtle" color="red.9" onClick={() => ask("discard")}>
            {t("invoice.discard")}
          </Button>
        </>
      )}
      {invoice.number && invoice.state !== "cancelled" && (
        <Button size="xs" variant="subtle" onClick={() => ask("credit")}>
          {t("credit.issue")}
        </Button>
      )}
      <AskModal
        opened={asked === "issue"}
        title={t("invoice.issue")}
        about={t("invoice.issue_about")}
        act={t("invoice.issue")}
        isPending={issue.isPending}
        onAct={() => issue.mutate()}
        onClose={() => ask(null)}
      />
      <AskModal
        opened={asked === "discard"}
        title={t("invoice.discard")}
        about={t("invoice.discard_about")}
        act={t("invoice.discard")}
        isPending={discard.isPending}
        onAct={() => discard.mutate()}
        onClose={() => ask(null)}
      />
      {asked === "credit" && <CreditModal invoice={invoice} onClose={() => ask(null)} />}
    </>
  );
}
