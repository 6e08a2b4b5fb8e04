import { Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { DAYS, type Policy } from "./api";

export interface HoursValues {
  are_own: boolean;
  days: string[];
  opens: string;
  closes: string;
  works_holidays: boolean;
}
type Form = UseFormReturnType<{ hours: HoursValues } & Record<string, unknown>>;

const USUAL = {
  days: ["mon", "tue", "wed", "thu", "fri"],
  opens: "09:00",
  closes: "18:00",
  works_holidays: false,
};

export const hoursValues = (policy: Policy | null): HoursValues => ({
  are_own: Boolean(policy?.hours),
  ...(policy?.hours ?? USUAL),
});

export const sentHours = ({ are_own, ...hours }: HoursValues) => (are_own ? hours : null);

/** Hours of the policy's own, where its customers are served longer than others. */
export function HoursFields({ form }: { form: Form }) {
  const { t } = useTranslation("service");
  const field = (name: keyof HoursValues) => form.getInputProps(`hours.${name}`);
  return (
    <Stack gap="xs">
      <Checkbox
        label={t("sla.hours.own")}
        description={t("sla.hours.about")}
        {...form.getInputProps("hours.are_own", { type: "checkbox" })}
      />
      {form.values.hours.are_own && (
        <>
          <Checkbox.Group label={t("sla.hours.days")} {...field("days")}>
            <Group mt={4} gap="sm">
              {DAYS.map((day) => (
                <Checkbox key={day} value={day} label={t(`sla.hours.day.${day}`)} />
              ))}
            </Group>
          </Checkbox.Group>
          <Group align="flex-end">
            <TextInput label={t("sla.hours.opens")} placeholder="09:00" w={100} {...field("opens")} />
            <TextInput label={t("sla.hours.closes")} placeholder="18:00" w={100} {...field("closes")} />
            <Checkbox
              label={t("sla.hours.works_holidays")}
              mb={8}
              {...form.getInputProps("hours.works_holidays", { type: "checkbox" })}
            />
          </Group>
          {form.errors.hours && (
            <Text size="xs" c="var(--mantine-color-error)" role="alert">
              {form.errors.hours}
            </Text>
          )}
        </>
      )}
    </Stack>
  );
}
