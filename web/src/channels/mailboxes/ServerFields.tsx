import { Group, NumberInput, PasswordInput, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Form, SECURITY, type Security } from "./fields";

/** The ports that go with each way to encrypt. */
const PORTS: Record<"imap" | "smtp", Record<Security, number>> = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 25 },
};

interface Props {
  form: Form;
  kind: "imap" | "smtp";
  hasPassword: boolean;
}

/** One mail server: where it is, how it is spoken to, who signs in. */
export function ServerFields({ form, kind, hasPassword }: Props) {
  const { t } = useTranslation("channels");
  const security = form.getInputProps(`${kind}_security`);
  return (
    <>
      <TextInput
        label={t("mailboxes.host")}
        placeholder={`${kind}.example.com`}
        {...form.getInputProps(`${kind}_host`)}
      />
      <Group grow align="flex-start">
        <Select
          label={t("mailboxes.security")}
          data={SECURITY.map((value) => ({ value, label: t(`mailboxes.securities.${value}`) }))}
          allowDeselect={false}
          {...security}
          onChange={(value) => {
            security.onChange(value);
            if (value) form.setFieldValue(`${kind}_port`, PORTS[kind][value as Security]);
          }}
        />
        <NumberInput
          label={t("mailboxes.port")}
          min={1}
          max={65535}
          allowDecimal={false}
          {...form.getInputProps(`${kind}_port`)}
        />
      </Group>
      <TextInput
        label={t("mailboxes.user_name")}
        description={t("mailboxes.user_name_about")}
        autoComplete="off"
        {...form.getInputProps(`${kind}_user`)}
      />
      <PasswordInput
        label={t("mailboxes.password")}
        description={hasPassword ? t("mailboxes.password_kept") : undefined}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": t("mailboxes.show_password") }}
        {...form.getInputProps(`${kind}_password`)}
      />
    </>
  );
}
