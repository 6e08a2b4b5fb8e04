import { Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { type Frames, framesOf, textOf } from "@/ui/frames";
import { DAYS, type Policy } from "./api";

export interface HoursValues {
  are_own: boolean;
  days: string[];
  /** As typed: "09:00-12:00, 13:00-17:30". */
  frames: string;
  works_holidays: boolean;
}
type Form = UseFormReturnType<{ hours: HoursValues } & Record<string, unknown>>;

const USUAL = {
  days: ["mon", "tue", "wed", "thu", "fri"],
  frames: [["09:00", "18:00"]],
  works_holidays: false,
};

export function hoursValues(policy: Policy | null): HoursValues {
  const hours = policy?.hours ?? USUAL;
  return { ...hours, are_own: Boolean(policy?.hours), frames: textOf(hours.frames as unknown as Frames) };
}

export const sentHours = ({ are_own, frames, ...hours }: HoursValues) =>
  are_own ? { ...hours, frames: framesOf(frames) ?? [] } : null;

export const areReadable = ({ are_own, frames }: HoursValues) =>
  !are_own || Boolean(framesOf(frames)?.length);

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
            <TextInput
              label={t("sla.hours.frames")}
              description={t("sla.hours.frames_about")}
              placeholder="09:00-12:00, 13:00-17:30"
              {...field("frames")}
            />
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
