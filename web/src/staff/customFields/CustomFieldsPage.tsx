import { Button, Card, SegmentedControl, Skeleton, Stack } from "@mantine/core";
import { IconForms, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CustomEntity, type CustomField, useAllCustomFields } from "@/custom/api";
import { EmptyState } from "@/ui/EmptyState";
import { PageHead } from "@/ui/PageHead";
import { ProblemView } from "@/ui/ProblemView";
import { useFilters } from "@/ui/useFilters";
import { ENTITIES, useFieldActs } from "./api";
import { FieldLine } from "./FieldLine";
import { FieldModal } from "./FieldModal";

const isEntity = (name: string | undefined): name is CustomEntity => ENTITIES.includes(name as CustomEntity);

/** The fields the organisation made up, list by list, in the order in which they are filled in. */
export default function CustomFieldsPage() {
  const { t } = useTranslation("staff");
  const { values, set } = useFilters();
  const entity = isEntity(values.of) ? values.of : "accounts";
  const { data, error, refetch } = useAllCustomFields();
  const [edited, edit] = useState<CustomField | "new" | null>(null);
  const fields = data?.items.filter((field) => field.entity === entity) ?? [];
  const add = data?.may.create && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => edit("new")}>
      {t("custom_fields.add")}
    </Button>
  );
  if (error) return <ProblemView error={error} onRetry={refetch} />;
  return (
    <Stack p="md" maw={860}>
      <PageHead title={t("custom_fields.title")} about={t("custom_fields.about")} actions={add} />
      <SegmentedControl
        aria-label={t("custom_fields.entity")}
        data={ENTITIES.map((value) => ({ value, label: t(`custom_fields.entities.${value}`) }))}
        value={entity}
        onChange={(of) => set({ of })}
        style={{ alignSelf: "flex-start", flexWrap: "wrap", maxWidth: "100%" }}
      />
      {!data && <Skeleton h={120} />}
      {data && fields.length === 0 && (
        <EmptyState
          icon={IconForms}
          title={t("custom_fields.empty", { list: t(`custom_fields.entities.${entity}`) })}
          about={t("custom_fields.empty_about")}
          actions={add}
        />
      )}
      {fields.length > 0 && <Lines entity={entity} fields={fields} onEdit={edit} />}
      {edited && (
        <FieldModal
          key={edited === "new" ? "new" : edited.id}
          entity={entity}
          field={edited === "new" ? null : edited}
          onClose={() => edit(null)}
        />
      )}
    </Stack>
  );
}

interface LinesProps {
  entity: CustomEntity;
  fields: readonly CustomField[];
  onEdit: (field: CustomField) => void;
}

function Lines({ entity, fields, onEdit }: LinesProps) {
  const { order } = useFieldActs();

  function move(from: number, to: number) {
    const ids = fields.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    order.mutate({ entity, ids });
  }

  return (
    <Card withBorder padding={0}>
      <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {fields.map((field, place) => (
          <FieldLine
            key={field.id}
            field={field}
            onEdit={() => onEdit(field)}
            onUp={place > 0 ? () => move(place, place - 1) : undefined}
            onDown={place < fields.length - 1 ? () => move(place, place + 1) : undefined}
          />
        ))}
      </ul>
    </Card>
  );
}
