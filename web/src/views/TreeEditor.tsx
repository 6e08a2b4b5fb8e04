import { ActionIcon, Button, Group, Select, Stack } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ConditionRow } from "./ConditionRow";
import { isTree } from "./tree";
import type { Condition, Entity, Field, Join, Tree } from "./types";
import classes from "./views.module.css";

interface Props {
  entity: Entity;
  fields: readonly Field[];
  tree: Tree;
  onChange: (tree: Tree) => void;
  /** A group inside the filter: it has no groups of its own here. */
  onRemove?: (() => void) | undefined;
}

const BLANK: Condition = { field: "", op: "" };

/** Conditions joined by all or any, with groups of them inside. */
export function TreeEditor({ entity, fields, tree, onChange, onRemove }: Props) {
  const { t } = useTranslation("views");
  const put = (place: number, part: Condition | Tree) =>
    onChange({ ...tree, parts: tree.parts.map((one, index) => (index === place ? part : one)) });
  const drop = (place: number) =>
    onChange({ ...tree, parts: tree.parts.filter((_, index) => index !== place) });
  const add = (part: Condition | Tree) => onChange({ ...tree, parts: [...tree.parts, part] });
  return (
    <Stack gap="sm" className={onRemove && classes.group} role="group" aria-label={t(`join.${tree.join}`)}>
      <Head tree={tree} onChange={onChange} onRemove={onRemove} />
      {tree.parts.map((part, place) =>
        isTree(part) ? (
          <TreeEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name but its place
            key={place}
            entity={entity}
            fields={fields}
            tree={part}
            onChange={(changed) => put(place, changed)}
            onRemove={() => drop(place)}
          />
        ) : (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={place}
            entity={entity}
            fields={fields}
            condition={part}
            onChange={(changed) => put(place, changed)}
            onRemove={() => drop(place)}
          />
        ),
      )}
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => add(BLANK)}
        >
          {t("add_condition")}
        </Button>
        {!onRemove && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => add({ join: tree.join === "all" ? "any" : "all", parts: [BLANK] })}
          >
            {t("add_group")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** How the conditions are joined; a group inside can be taken out. */
function Head({ tree, onChange, onRemove }: Pick<Props, "tree" | "onChange" | "onRemove">) {
  const { t } = useTranslation("views");
  return (
    <Group justify="space-between">
      <Select
        aria-label={t("join.label")}
        data={(["all", "any"] as const).map((join) => ({ value: join, label: t(`join.${join}`) }))}
        value={tree.join}
        onChange={(join) => onChange({ ...tree, join: (join ?? "all") as Join })}
        allowDeselect={false}
        w={240}
      />
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" aria-label={t("remove_group")} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
