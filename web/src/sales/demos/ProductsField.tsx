import { Group, Pill, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Picked, products as source } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";

interface Props {
  value: readonly Picked[];
  onChange: (products: readonly Picked[]) => void;
}

/** What is to be shown, in this order. */
export function ProductsField({ value, onChange }: Props) {
  const { t } = useTranslation("sales");
  return (
    <Stack gap={6}>
      <RecordPicker
        label={t("demo.products")}
        source={source}
        value={null}
        onChange={(picked) => {
          if (picked && !value.some(({ id }) => id === picked.id)) onChange([...value, picked]);
        }}
      />
      {value.length > 0 && (
        <Group gap={6}>
          {value.map((one) => (
            <Pill
              key={one.id}
              withRemoveButton
              onRemove={() => onChange(value.filter(({ id }) => id !== one.id))}
              removeButtonProps={{ "aria-label": t("demo.leave_out", { name: one.name }), tabIndex: 0 }}
            >
              {one.name}
            </Pill>
          ))}
        </Group>
      )}
    </Stack>
  );
}
