import { SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FactsFormApi } from "./facts";
import { PlaceChoice, usePlaces } from "./places";

// Fields that stand in one row stay in line when the hint comes after.
const BELOW: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

/** Name, address, telephone and invoice number. A postal code fills the address; several places are offered. */
export function CompanyFields({ form }: { form: FactsFormApi }) {
  const { t } = useTranslation("staff");
  const { places, fill, look } = usePlaces(form);
  const field = (name: string) => form.getInputProps(`organisation.${name}`);

  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t("organisation.name")} required autoComplete="organization" {...field("name")} />
        <TextInput label={t("organisation.name_en")} lang="en" {...field("name_en")} />
        <TextInput
          label={t("organisation.postal_code")}
          description={t("organisation.postal_about")}
          inputWrapperOrder={BELOW}
          placeholder="100-0005"
          inputMode="numeric"
          autoComplete="postal-code"
          error={
            field("postal_code").error ?? (places?.length === 0 ? t("organisation.no_place") : undefined)
          }
          value={field("postal_code").value}
          onChange={(event) => {
            field("postal_code").onChange(event);
            look(event.currentTarget.value);
          }}
        />
        <TextInput
          label={t("organisation.prefecture")}
          autoComplete="address-level1"
          {...field("prefecture")}
        />
      </SimpleGrid>
      <PlaceChoice places={places} onChoose={fill} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t("organisation.city")} autoComplete="address-level2" {...field("city")} />
        <TextInput label={t("organisation.street")} autoComplete="address-line1" {...field("street")} />
        <TextInput label={t("organisation.building")} autoComplete="address-line2" {...field("building")} />
        <TextInput label={t("organisation.phone")} type="tel" autoComplete="tel" {...field("phone")} />
        <TextInput
          label={t("organisation.invoice_number")}
          description={t("organisation.invoice_about")}
          inputWrapperOrder={BELOW}
          placeholder="T1234567890123"
          {...field("invoice_number")}
        />
      </SimpleGrid>
    </Stack>
  );
}
