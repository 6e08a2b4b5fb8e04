import { Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { toastDone } from "@/ui/toast";
import { acceptQuote, declineQuote, type Quote } from "./api";
import { useQuoteChange } from "./useQuoteChange";

interface Props {
  quote: Quote;
  onClose: () => void;
}

/** The customer said yes: who, and the deal is worth what the quote says. */
export function AcceptModal({ quote, onClose }: Props) {
  const { t } = useTranslation("sales");
  const keep = useQuoteChange();
  return (
    <FormModal
      title={t("quotes.accept_title", { number: quote.number })}
      submitLabel={t("quotes.accept")}
      initialValues={{ name: quote.contact?.name ?? "" }}
      onSubmit={async ({ name }) => {
        keep(await acceptQuote(quote, name));
        toastDone(t("quotes.accepted"));
      }}
      onClose={onClose}
    >
      {(form) => (
        <TextInput
          label={t("quote.answered_by")}
          description={t("quotes.accept_about")}
          data-autofocus
          {...form.getInputProps("name")}
        />
      )}
    </FormModal>
  );
}

/** The customer said no, and why. */
export function DeclineModal({ quote, onClose }: Props) {
  const { t } = useTranslation("sales");
  const keep = useQuoteChange();
  return (
    <FormModal
      title={t("quotes.decline_title", { number: quote.number })}
      submitLabel={t("quotes.decline")}
      initialValues={{ reason: "", name: quote.contact?.name ?? "" }}
      validate={{ reason: (value) => (value.trim() ? null : t("needed")) }}
      onSubmit={async (values) => {
        keep(await declineQuote(quote, values));
        toastDone(t("quotes.declined"));
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Textarea
            label={t("quote.decline_reason")}
            required
            autosize
            minRows={3}
            data-autofocus
            {...form.getInputProps("reason")}
          />
          <TextInput label={t("quote.answered_by")} {...form.getInputProps("name")} />
        </>
      )}
    </FormModal>
  );
}
