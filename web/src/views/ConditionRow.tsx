import { ActionIcon, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Condition, Entity, Field } from "./types";
import { ValueField } from "./ValueField";
import classes from "./views.module.css";

interface Props {
  entity: Entity;
  fields: readonly Field[];
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

/** Which field, what is asked of it, and the answer looked for. */
export function ConditionRow({ entity, fields, condition, onChange, onRemove }: Props) {
  const { t } = useTranslation("views");
  const { t: say } = useTranslation("ui");
  const field = fields.find(({ name }) => name === condition.field);
  // Days are asked in words of days, figures in words of figures: "on" is no "is".
  const kind = field?.type === "date" || field?.type === "moment" ? "day" : "plain";
  return (
    <div className={classes.condition}>
      <div>
        <Select
          aria-label={t("field")}
          placeholder={t("field")}
          data={fields.map(({ name, label }) => ({ value: name, label }))}
          value={condition.field || null}
          onChange={(name) => {
            const chosen = fields.find((one) => one.name === name);
            onChange({ field: name ?? "", op: chosen?.operators[0] ?? "" });
          }}
          searchable
          nothingFoundMessage={say("picker.nothing")}
          allowDeselect={false}
          data-autofocus={condition.field ? undefined : true}
        />
      </div>
      <div>
        <Select
          aria-label={t("operator")}
          data={(field?.operators ?? []).map((op) => ({ value: op, label: t(`op.${kind}.${op}`) }))}
          value={condition.op || null}
          onChange={(op) => onChange({ field: condition.field, op: op ?? "" })}
          disabled={!field}
          allowDeselect={false}
        />
      </div>
      <div>
        {field && (
          <ValueField
            entity={entity}
            field={field}
            op={condition.op}
            value={condition.value}
            onChange={(value) => onChange({ ...condition, value })}
          />
        )}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="input-sm"
        aria-label={t("remove_condition", { field: field?.label ?? "" })}
        onClick={onRemove}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
