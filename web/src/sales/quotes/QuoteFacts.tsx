import { SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import { RefEdit } from "@/ui/edit/RefEdit";
import { contacts } from "@/ui/pickers";
import { changeQuote, type Head, LANGUAGES, type Quote } from "./api";
import { useQuoteChange } from "./useQuoteChange";

const TEXTS = ["delivery", "place", "payment"] as const;

/** The head of the sheet, each part edited where it stands. */
export function QuoteFacts({ quote, may }: { quote: Quote; may: boolean }) {
  const { t } = useTranslation("sales");
  const keep = useQuoteChange();
  const save = async (changes: Partial<Head>) => keep(await changeQuote(quote, changes));
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
      <InlineEdit
        kind="text"
        label={t("quote.title")}
        value={quote.title}
        field="title"
        onSave={(title) => save({ title })}
        may={may}
      />
      <RefEdit
        label={t("deal.contact")}
        source={contacts}
        value={quote.contact}
        field="contact_id"
        onSave={(contact) => save({ contact_id: contact?.id ?? null })}
        may={may}
      />
      <InlineEdit
        kind="date"
        label={t("quote.valid_until")}
        value={quote.valid_until}
        field="valid_until"
        onSave={(valid_until) => save({ valid_until })}
        may={may}
      >
        {quote.valid_until && <DateText iso={quote.valid_until} />}
      </InlineEdit>
      <Terms quote={quote} may={may} save={save} />
    </SimpleGrid>
  );
}

interface TermsProps {
  quote: Quote;
  may: boolean;
  save: (changes: Partial<Head>) => Promise<void>;
}

/** Delivery, payment, language and remarks: what the sheet says beside its figures. */
function Terms({ quote, may, save }: TermsProps) {
  const { t } = useTranslation("sales");
  return (
    <>
      {TEXTS.map((name) => (
        <InlineEdit
          key={name}
          kind="text"
          label={t(`quote.${name}`)}
          value={quote[name]}
          field={name}
          onSave={(value) => save({ [name]: value })}
          may={may}
        />
      ))}
      <InlineEdit
        kind="select"
        label={t("quote.language")}
        value={quote.language}
        field="language"
        options={LANGUAGES.map((language) => ({ value: language, label: t(`quotes.in_${language}`) }))}
        onSave={(language) => save({ language: language ?? "ja" })}
        may={may}
      />
      <InlineEdit
        kind="textarea"
        label={t("quote.note")}
        value={quote.note}
        field="note"
        onSave={(note) => save({ note })}
        may={may}
      />
    </>
  );
}
