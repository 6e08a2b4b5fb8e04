import { Group, MultiSelect, Select, Stack, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import { ATTRIBUTES, COMPARES, type Effect, KINDS } from "./api";
import { Act, Words } from "./parts";

const productKeys = keysOf("commerce.Product");
const fieldKeys = keysOf("staff.CustomField");
const ASKED = { is_active: true, limit: 100, sort: "name" };

interface Props {
  effect: Effect;
  may: boolean;
  onChange: (now: Partial<Effect>) => void;
  onRemove: () => void;
}

/** What an answer says: it adds, requires or rules out products, by name or by an attribute, and why. */
export function EffectRow({ effect, may, onChange, onRemove }: Props) {
  const { t } = useTranslation("sales");
  const { data } = useQuery({
    queryKey: productKeys.list(ASKED),
    queryFn: ({ signal }) =>
      answer<Schema<"ProductPage">>(api.GET("/api/v1/products", { params: { query: ASKED }, signal })),
  });
  const sold = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const known = new Set(sold.map(({ value }) => value));
  const gone = (effect.products ?? []).filter((id) => data && !known.has(id));
  return (
    <Stack gap={6} p="xs" bg="var(--mantine-color-default-hover)" style={{ borderRadius: 4 }}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <Select
          label={t("guide.effect")}
          w={150}
          allowDeselect={false}
          data={KINDS.map((value) => ({ value, label: t(`guide.kind.${value}`) }))}
          value={effect.kind ?? "add"}
          readOnly={!may}
          onChange={(kind) => onChange({ kind: kind as "add" })}
        />
        <MultiSelect
          label={t("guide.products")}
          style={{ flex: 1 }}
          data={[...sold, ...gone.map((value) => ({ value, label: t("guide.not_sold") }))]}
          value={effect.products ?? []}
          readOnly={!may}
          searchable
          onChange={(products) => onChange({ products })}
        />
        {may && <Act label={t("guide.remove_effect")} Icon={IconX} act={onRemove} />}
      </Group>
      <Attribute effect={effect} may={may} onChange={onChange} />
      <Words
        label={t("guide.why")}
        may={may}
        text={effect.why ?? ""}
        english={effect.why_en ?? ""}
        onChange={(why, why_en) => onChange({ why, why_en })}
      />
    </Stack>
  );
}

function Attribute({ effect, may, onChange }: Omit<Props, "onRemove">) {
  const { t, i18n } = useTranslation("sales");
  const { data } = useQuery({
    queryKey: fieldKeys.list({ entity: "products" }),
    queryFn: ({ signal }) =>
      answer<Schema<"CustomFieldsOut">>(
        api.GET("/api/v1/custom-fields", { params: { query: { entity: "products" } }, signal }),
      ),
  });
  const own = (data?.items ?? []).map(({ key, name, name_en }) => ({
    value: `custom.${key}`,
    label: (i18n.language === "en" && name_en) || name,
  }));
  return (
    <Group gap="xs" align="flex-end">
      <Select
        label={t("guide.attribute")}
        w={180}
        clearable
        data={[...ATTRIBUTES.map((value) => ({ value, label: t(`guide.attribute_of.${value}`) })), ...own]}
        value={effect.field || null}
        readOnly={!may}
        clearButtonProps={{ "aria-label": t("guide.no_attribute"), "aria-hidden": false, tabIndex: 0 }}
        onChange={(field) => onChange({ field: field ?? "" })}
      />
      {effect.field && (
        <>
          <Select
            aria-label={t("guide.compare")}
            w={130}
            allowDeselect={false}
            data={COMPARES.map((value) => ({ value, label: t(`guide.compare_of.${value}`) }))}
            value={effect.compare ?? "is"}
            readOnly={!may}
            onChange={(compare) => onChange({ compare: compare as "is" })}
          />
          <TextInput
            aria-label={t("guide.value")}
            w={160}
            maxLength={200}
            value={effect.value ?? ""}
            readOnly={!may}
            onChange={(event) => onChange({ value: event.currentTarget.value })}
          />
        </>
      )}
    </Group>
  );
}
