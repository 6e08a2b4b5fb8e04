import { ActionIcon, Code, Group, Menu, Stack, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconDots, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CustomField, useCalled } from "@/custom/api";
import { AskModal } from "@/ui/AskModal";
import { StatusBadge } from "@/ui/StatusBadge";
import { toastDone, toastProblem } from "@/ui/toast";
import { useFieldActs } from "./api";
import classes from "./customFields.module.css";

interface Props {
  field: CustomField;
  onEdit: () => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

/** One custom field: what it is, and what may be done with it. */
export function FieldLine({ field, onEdit, onUp, onDown }: Props) {
  const { t } = useTranslation("staff");
  const called = useCalled();
  const choices = field.choices.map(called).join(" / ");
  return (
    <li className={classes.line}>
      <Stack gap={2} miw={0} flex={1}>
        <Group gap="xs">
          <Text fw={600} c={field.is_archived ? "dimmed" : undefined} style={{ overflowWrap: "anywhere" }}>
            {called(field)}
          </Text>
          {field.is_required && <StatusBadge tone="active" label={t("custom_fields.required")} />}
          {field.is_archived && <StatusBadge label={t("custom_fields.archived")} />}
        </Group>
        <Text size="sm" c="dimmed" component="div" style={{ overflowWrap: "anywhere" }}>
          {t(`custom_fields.kinds.${field.kind}`)} <Code>{field.key}</Code> {choices}
        </Text>
      </Stack>
      {field.may.update && <Acts field={field} onEdit={onEdit} onUp={onUp} onDown={onDown} />}
    </li>
  );
}

function Acts({ field, onEdit, onUp, onDown }: Props) {
  const { t } = useTranslation("staff");
  const name = useCalled()(field);
  const icon = { size: 16, "aria-hidden": true } as const;
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={!onUp}
        bg="transparent"
        onClick={onUp}
        aria-label={t("custom_fields.up", { name })}
      >
        <IconArrowUp {...icon} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={!onDown}
        bg="transparent"
        onClick={onDown}
        aria-label={t("custom_fields.down", { name })}
      >
        <IconArrowDown {...icon} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        onClick={onEdit}
        aria-label={t("people.edit_named", { name })}
      >
        <IconPencil {...icon} />
      </ActionIcon>
      <More field={field} name={name} />
    </Group>
  );
}

/** Out of sight, back again, or gone where nothing uses it. */
function More({ field, name }: { field: CustomField; name: string }) {
  const { t } = useTranslation("staff");
  const { change, remove } = useFieldActs();
  const [isAsking, ask] = useState(false);
  const archive = () =>
    change
      .mutateAsync({ field, body: { is_archived: !field.is_archived } })
      .then(() =>
        toastDone(t(field.is_archived ? "custom_fields.restored" : "custom_fields.put_away", { name })),
      )
      .catch(toastProblem);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("custom_fields.more", { name })}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={archive}>
            {t(field.is_archived ? "custom_fields.restore" : "custom_fields.archive")}
          </Menu.Item>
          <Menu.Item c="var(--bad)" onClick={() => ask(true)}>
            {t("custom_fields.delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <AskModal
        opened={isAsking}
        title={t("custom_fields.delete_title", { name })}
        about={t("custom_fields.delete_about")}
        act={t("custom_fields.delete")}
        isPending={remove.isPending}
        onAct={() => remove.mutate(field, { onSettled: () => ask(false) })}
        onClose={() => ask(false)}
      />
    </>
  );
}
