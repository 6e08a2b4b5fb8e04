import { Button, Group, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type NewAccount, type TownOfCode, useTowns } from "./api";
import { PrefectureSelect } from "./PrefectureSelect";

/** An address: seven digits fill what they decide, several places are offered, none leaves it free. */
export function PostalFields({ form }: { form: UseFormReturnType<NewAccount> }) {
  const { t } = useTranslation("customers");
  const { data } = useTowns(form.values.postal_code);
  const filled = useRef<unknown>(null);
  const towns = data?.items ?? [];

  const take = useRef((town: TownOfCode) => form.setValues(addressOf(town)));
  take.current = (town) => form.setValues(addressOf(town));
  useEffect(() => {
    const only = data?.items.length === 1 ? data.items[0] : undefined;
    if (!only || filled.current === data) return;
    filled.current = data;
    take.current(only);
  }, [data]);

  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t("field.postal_code")}
          placeholder="100-0001"
          inputMode="numeric"
          autoComplete="off"
          {...form.getInputProps("postal_code")}
        />
        <PrefectureSelect {...form.getInputProps("prefecture")} />
      </SimpleGrid>
      {towns.length > 1 && (
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t("postal.choose")}
          </Text>
          {towns.map((town) => (
            <Button
              key={`${town.prefecture}${town.city}${town.town}`}
              size="compact-sm"
              variant="default"
              onClick={() => take.current(town)}
            >
              {`${town.prefecture}${town.city}${town.town}`}
            </Button>
          ))}
        </Group>
      )}
      {data && towns.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          {t("postal.none")}
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t("field.city")} {...form.getInputProps("city")} />
        <TextInput label={t("field.street")} {...form.getInputProps("street")} />
      </SimpleGrid>
      <TextInput label={t("field.building")} {...form.getInputProps("building")} />
    </Stack>
  );
}

function addressOf(town: TownOfCode): Partial<NewAccount> {
  return { prefecture: town.prefecture, city: town.city, street: town.town };
}
