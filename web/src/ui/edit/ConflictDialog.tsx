import { Button, Group, Modal, Radio, SimpleGrid, Stack, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Versioned } from "@/client/types";
import { wordsOf } from "../toast";
import { type Customised, keyOf, namesIn, pick } from "./custom";
import type { Conflict, RecordEdit } from "./useRecordEdit";

interface Props<Row extends Versioned> {
  edit: RecordEdit<Row>;
  /** A field's name in words. */
  labelOf: (field: keyof Row & string) => string;
  /** A field's value in words; without it plain text. */
  show?: (field: keyof Row & string, record: Partial<Row>) => ReactNode;
  /** How custom fields are called and read, where the record may have some. */
  custom?: {
    readonly labelOf: (key: string) => string;
    readonly show: (key: string, value: unknown) => ReactNode;
  };
}

/** Someone was faster: both versions side by side, and a choice for each field. */
export function ConflictDialog<Row extends Versioned>({ edit, ...rest }: Props<Row>) {
  if (!edit.conflict) return null;
  return <Choice edit={edit} conflict={edit.conflict} {...rest} />;
}

const plain = (value: unknown) =>
  value === null || value === undefined || value === ""
    ? "–"
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);

/** How a field, be it a custom one, is called and read. */
function sayings<Row extends Versioned>({ labelOf, show, custom }: Omit<Props<Row>, "edit">) {
  const labelFor = (field: string) => {
    const key = keyOf(field);
    return key === undefined ? labelOf(field as keyof Row & string) : (custom?.labelOf(key) ?? key);
  };
  const say = (field: string, from: Partial<Row>) => {
    const key = keyOf(field);
    if (key !== undefined) return custom?.show(key, (from as Customised).custom?.[key]);
    const own = field as keyof Row & string;
    return show ? show(own, from) : plain(from[own]);
  };
  return { labelFor, say };
}

function Choice<Row extends Versioned>({
  edit,
  conflict,
  labelOf,
  show,
  custom,
}: Props<Row> & { conflict: Conflict<Row> }) {
  const { t } = useTranslation("ui");
  const fields = namesIn(conflict.mine);
  const [chosen, choose] = useState<Readonly<Record<string, "mine" | "theirs">>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const { labelFor, say } = sayings({ labelOf, show, custom });
  const leave = () => edit.settle(null);

  async function keep() {
    const mine = fields.filter((field) => (chosen[field] ?? "mine") === "mine");
    await edit.settle(pick(conflict.mine, mine)).catch(setFailure);
  }

  return (
    <Modal
      opened
      onClose={leave}
      title={t("conflict.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("cancel") }}
    >
      <Stack>
        <Text size="sm">{t("conflict.about")}</Text>
        {fields.map((field) => (
          <Radio.Group
            key={field}
            label={labelFor(field)}
            value={chosen[field] ?? "mine"}
            onChange={(value) => choose({ ...chosen, [field]: value as "mine" | "theirs" })}
          >
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt={4}>
              <Version value="mine" title={t("conflict.mine")} content={say(field, conflict.mine)} />
              <Version value="theirs" title={t("conflict.theirs")} content={say(field, conflict.theirs)} />
            </SimpleGrid>
          </Radio.Group>
        ))}
        {failure !== null && (
          <Text c="var(--bad)" size="sm" role="alert">
            {wordsOf(failure).title}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={leave}>
            {t("conflict.leave")}
          </Button>
          <Button onClick={keep}>{t("conflict.keep")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Version({ value, title, content }: { value: string; title: string; content: ReactNode }) {
  return (
    <Radio.Card value={value} p="sm" aria-label={title}>
      <Group wrap="nowrap" align="flex-start">
        <Radio.Indicator />
        <Stack gap={0} miw={0}>
          <Text size="xs" c="dimmed">
            {title}
          </Text>
          <Text size="sm" component="div">
            {content}
          </Text>
        </Stack>
      </Group>
    </Radio.Card>
  );
}
