import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Money, Versioned } from "@/client/types";
import type { Customised, CustomValues } from "@/ui/edit/custom";
import { InlineEdit } from "@/ui/edit/InlineEdit";
import type { RecordEdit } from "@/ui/edit/useRecordEdit";
import { type CustomEntity, type CustomField, useCalled, useCustomFields } from "./api";
import { CustomValue } from "./CustomValue";
import { typedNumber } from "./values";

interface Props<Row extends Versioned & Customised> {
  entity: CustomEntity;
  edit: RecordEdit<Row>;
  may?: boolean;
  /** Which of them stand on the page; all, where nobody says. */
  shows?: (name: string, isFilled: boolean) => boolean;
  /** What stands beside the label of one, by its name "custom.region". */
  markOf?: (name: string) => ReactNode;
}

/** A record's custom fields, each edited where it stands. */
export function CustomFacts<Row extends Versioned & Customised>({
  entity,
  edit,
  may = edit.may,
  shows = () => true,
  markOf,
}: Props<Row>) {
  const held = (field: CustomField) => edit.record.custom?.[field.key];
  const fields = useCustomFields(entity).filter((field) =>
    shows(`custom.${field.key}`, (held(field) ?? null) !== null),
  );
  return fields.map((field) => (
    <Fact
      key={field.key}
      field={field}
      value={held(field)}
      mark={markOf?.(`custom.${field.key}`)}
      may={may}
      onSave={(value) => edit.save({ custom: { [field.key]: value } as CustomValues } as Partial<Row>)}
    />
  ));
}

interface FactProps {
  field: CustomField;
  value: unknown;
  may: boolean;
  mark?: ReactNode;
  onSave: (value: unknown) => Promise<void>;
}

function Fact(props: FactProps) {
  const isChosen = ["choice", "choices", "checkbox"].includes(props.field.kind);
  return isChosen ? <ChosenFact {...props} /> : <TypedFact {...props} />;
}

function useShared({ field, value, may, mark }: FactProps) {
  const called = useCalled();
  const isShown = value !== undefined && value !== null;
  return {
    label: called(field),
    field: `custom.${field.key}`,
    may,
    mark,
    children: isShown ? <CustomValue field={field} value={value} /> : undefined,
  };
}

/** One or several of its choices, or a tick. */
function ChosenFact(props: FactProps) {
  const { t } = useTranslation("ui");
  const called = useCalled();
  const shared = useShared(props);
  const { field, value, onSave } = props;
  const options = field.choices.map((choice) => ({ value: choice.value, label: called(choice) }));
  switch (field.kind) {
    case "choices":
      return (
        <InlineEdit
          kind="choices"
          {...shared}
          value={(value as readonly string[] | undefined) ?? []}
          options={options}
          onSave={onSave}
        />
      );
    case "checkbox":
      return (
        <InlineEdit
          kind="select"
          {...shared}
          value={value ? "yes" : "no"}
          options={(["yes", "no"] as const).map((one) => ({ value: one, label: t(`custom.${one}`) }))}
          onSave={(chosen) => onSave(chosen === "yes")}
        />
      );
    default:
      return (
        <InlineEdit
          kind="select"
          {...shared}
          value={(value as string | undefined) ?? null}
          options={field.is_required ? options : [{ value: "", label: t("edit.none") }, ...options]}
          onSave={onSave}
        />
      );
  }
}

function TypedFact(props: FactProps) {
  const shared = useShared(props);
  const { field, value, onSave } = props;
  const text = (value as string | undefined) ?? null;
  switch (field.kind) {
    case "money":
      return (
        <InlineEdit kind="money" {...shared} value={(value as Money | undefined) ?? null} onSave={onSave} />
      );
    case "date":
      return <InlineEdit kind="date" {...shared} value={text} onSave={onSave} />;
    case "number":
      return (
        <InlineEdit
          kind="text"
          {...shared}
          value={text === null ? "" : String(text)}
          onSave={(typed) => onSave(typedNumber(typed))}
        />
      );
    default:
      return <InlineEdit kind="text" {...shared} value={text ?? ""} onSave={onSave} />;
  }
}
