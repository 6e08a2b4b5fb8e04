import {
  Alert,
  Button,
  Card,
  FileButton,
  Group,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { DateText } from "@/ui/DateText";
import { toastDone, wordsOf } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { type Holidays, holidayKeys, takeHolidays, useHolidays } from "./api";

const FIRST_YEAR = 1948;
const LAST_YEAR = 2150;

/** The national holidays of a year, and the published list that replaces them. */
export function HolidayCard({ mayTake }: { mayTake: boolean }) {
  const { t } = useTranslation("staff");
  const [year, setYear] = useState(() => new Date().getFullYear());
  const { data } = useHolidays(year);
  return (
    <Card withBorder>
      <Stack>
        <Title order={2} size="h4">
          {t("hours.holidays")}
        </Title>
        <Text size="sm" c="dimmed">
          {t("hours.holidays_about")}
        </Text>
        <Group align="flex-end">
          <NumberInput
            label={t("hours.year")}
            w="8em"
            min={FIRST_YEAR}
            max={LAST_YEAR}
            clampBehavior="strict"
            value={year}
            onChange={(value) => {
              if (Number(value) >= FIRST_YEAR) setYear(Number(value));
            }}
          />
          {mayTake && <Take />}
        </Group>
        {data && <Days holidays={data} />}
      </Stack>
    </Card>
  );
}

function Days({ holidays }: { holidays: Holidays }) {
  const { t } = useTranslation("staff");
  const format = useFormat();
  return (
    <>
      <Text size="sm">
        {holidays.taken_at ? t("hours.taken", { date: format.date(holidays.taken_at) }) : t("hours.computed")}
      </Text>
      <SimpleGrid component="ul" cols={{ base: 1, xs: 2, sm: 3 }} spacing={4} p={0} m={0}>
        {holidays.items.map(({ day, name }) => (
          <Group component="li" key={day} gap="sm" wrap="nowrap" style={{ listStyle: "none" }}>
            <Text size="sm" w="7em">
              <DateText iso={day} />
            </Text>
            <Text size="sm" lang="ja">
              {name}
            </Text>
          </Group>
        ))}
      </SimpleGrid>
    </>
  );
}

function Take() {
  const { t } = useTranslation("staff");
  const cache = useQueryClient();
  const take = useMutation({
    mutationFn: takeHolidays,
    meta: { quiet: true },
    onSuccess: async ({ years }) => {
      await cache.invalidateQueries({ queryKey: holidayKeys.all });
      toastDone(years.length ? t("hours.taken_years", { years: years.join(", ") }) : t("hours.nothing_new"));
    },
  });
  const words = take.error && wordsOf(take.error);
  const field = take.error && toProblem(take.error).fields.file;
  return (
    <>
      <FileButton accept=".csv,text/csv" onChange={(file) => file && take.mutate(file)}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={take.isPending}
            leftSection={<IconUpload size={16} aria-hidden />}
          >
            {t("hours.take")}
          </Button>
        )}
      </FileButton>
      {words && (
        <Alert color="red" title={words.title} role="alert" w="100%">
          {field ?? words.message}
        </Alert>
      )}
    </>
  );
}
