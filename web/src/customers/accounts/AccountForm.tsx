import {
  Alert,
  Button,
  Fieldset,
  Group,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { CustomFields } from "@/custom/CustomFields";
import { filledIn } from "@/custom/values";
import { useServerForm } from "@/ui/form/useServerForm";
import { createAccount, type NewAccount } from "./api";
import { DuplicateHint } from "./DuplicateHint";
import { PostalFields } from "./PostalFields";

const EMPTY: NewAccount = {
  kind: "company",
  name: "",
  kana: "",
  corporate_number: "",
  phone: "",
  email: "",
  website: "",
  postal_code: "",
  prefecture: "",
  city: "",
  street: "",
  building: "",
  industry: "",
  note: "",
  custom: {},
};

interface Props {
  initial?: Partial<NewAccount>;
  onMade: (id: string) => void;
  onCancel: () => void;
}

/** A new customer. Only the name is needed; what else is known helps to see that it is not here yet. */
export function AccountForm({ initial, onMade, onCancel }: Props) {
  const { t } = useTranslation("customers");
  const { t: ui } = useTranslation("ui");
  const { form, submit, isSending, refusal } = useServerForm<NewAccount>({
    initialValues: { ...EMPTY, ...initial },
    send: async (values) => onMade((await createAccount({ ...values, ...filledIn(values.custom) })).id),
    onDone: () => undefined,
  });
  const isCompany = form.values.kind === "company";
  const field = (name: keyof NewAccount & string) => form.getInputProps(name);
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={760}>
        {refusal && (
          <Alert color="red" title={refusal.title} role="alert">
            {refusal.message}
          </Alert>
        )}
        <SegmentedControl
          aria-label={t("field.kind")}
          data={[
            { value: "company", label: t("kind.company") },
            { value: "person", label: t("kind.person") },
          ]}
          style={{ alignSelf: "flex-start" }}
          {...field("kind")}
        />
        <NameFields form={form} />
        <DuplicateHint typed={form.values} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {isCompany && (
            <TextInput
              label={t("field.corporate_number")}
              description={t("field.corporate_number_about")}
              inputWrapperOrder={["label", "input", "description", "error"]}
              inputMode="numeric"
              autoComplete="off"
              {...field("corporate_number")}
            />
          )}
          <TextInput label={t("field.industry")} {...field("industry")} />
        </SimpleGrid>
        <ReachFields form={form} />
        <Fieldset legend={t("section.address")}>
          <PostalFields form={form} />
        </Fieldset>
        <CustomFields entity="accounts" form={form} />
        <Textarea label={t("field.note")} autosize minRows={2} {...field("note")} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {ui("cancel")}
          </Button>
          <Button type="submit" loading={isSending}>
            {t("accounts.create")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function NameFields({ form }: { form: UseFormReturnType<NewAccount> }) {
  const { t } = useTranslation("customers");
  const isCompany = form.values.kind === "company";
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput
        label={t(isCompany ? "field.company_name" : "field.person_name")}
        required
        data-autofocus
        autoComplete="off"
        {...form.getInputProps("name")}
      />
      <TextInput label={t("field.kana")} autoComplete="off" {...form.getInputProps("kana")} />
    </SimpleGrid>
  );
}

function ReachFields({ form }: { form: UseFormReturnType<NewAccount> }) {
  const { t } = useTranslation("customers");
  const field = (name: keyof NewAccount & string) => form.getInputProps(name);
  return (
    <Fieldset legend={t("section.reach")}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t("field.phone")} type="tel" autoComplete="off" {...field("phone")} />
          <TextInput label={t("field.email")} type="email" autoComplete="off" {...field("email")} />
        </SimpleGrid>
        <TextInput label={t("field.website")} inputMode="url" {...field("website")} />
      </Stack>
    </Fieldset>
  );
}
