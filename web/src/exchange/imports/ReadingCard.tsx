import { Alert, Card, Group, Select, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { toProblem } from "@/client/problem";
import { wordsOf } from "@/ui/toast";
import type { Import, Kinds } from "./api";
import { unusedColumns } from "./mapping";
import { useChange } from "./useChange";

const DELIMITER_WORDS: Record<string, string> = { ",": "comma", "\t": "tab", ";": "semicolon", "|": "bar" };

const WORKBOOK = /\.xls[xm]$/i;

interface Props {
  row: Import;
  kinds: Kinds;
}

/** How the file is written, as it was found out, and its first rows read that way. */
export function ReadingCard({ row, kinds }: Props) {
  const { t } = useTranslation("exchange");
  const { t: say } = useTranslation("ui");
  const change = useChange(row.id, { quiet: true });
  const isWorkbook = WORKBOOK.test(row.file_name);
  const refusal = change.error ? wordsOf(change.error) : null;
  return (
    <Card withBorder component="section" aria-label={t("reading.title")}>
      <Title order={2}>{t("reading.title")}</Title>
      <Text size="sm" c="dimmed">
        {t(isWorkbook ? "reading.workbook" : "reading.about")}
      </Text>
      <Group my="sm" align="flex-end" display={isWorkbook ? "none" : undefined}>
        <Select
          label={t("reading.encoding")}
          allowDeselect={false}
          disabled={!row.may.update || change.isPending}
          data={kinds.encodings.map((value) => ({ value, label: t(`encoding.${value}`) }))}
          value={row.encoding}
          onChange={(encoding) => encoding && change.mutate({ encoding })}
          w={{ base: "100%", xs: 280 }}
        />
        <Select
          label={t("reading.delimiter")}
          allowDeselect={false}
          disabled={!row.may.update || change.isPending}
          data={kinds.delimiters.map((value) => ({
            value,
            label: t(`delimiter.${DELIMITER_WORDS[value] ?? "comma"}`),
          }))}
          value={row.delimiter}
          onChange={(delimiter) => delimiter && change.mutate({ delimiter })}
          w={{ base: "100%", xs: 180 }}
        />
      </Group>
      {refusal && (
        <Alert
          color="red"
          role="alert"
          mb="sm"
          withCloseButton
          closeButtonLabel={say("close")}
          onClose={change.reset}
        >
          <Text fw={600}>{refusal.title}</Text>
          <Text size="sm">{toProblem(change.error).fields.file ?? refusal.message}</Text>
        </Alert>
      )}
      <Sample row={row} />
    </Card>
  );
}

/** The first rows as a table, columns nothing reads in grey. */
function Sample({ row }: { row: Import }) {
  const { t } = useTranslation("exchange");
  if (row.columns.length === 0) return <Text>{t("reading.unreadable")}</Text>;
  const unused = new Set(unusedColumns(row.mapping, row.columns));
  const places = [...Array(Math.max(...row.columns.map(({ samples }) => samples.length))).keys()];
  const tone = (name: string) => (unused.has(name) ? "dimmed" : undefined);
  return (
    <Stack gap="xs">
      <Table.ScrollContainer minWidth={0} type="native" tabIndex={0}>
        <Table withTableBorder withColumnBorders aria-label={t("reading.sample")} w="max-content" miw="100%">
          <Table.Thead>
            <Table.Tr>
              {row.columns.map(({ name }) => (
                <Table.Th key={name} c={tone(name)} translate="no" maw={240}>
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {places.map((place) => (
              <Table.Tr key={place}>
                {row.columns.map(({ name, samples }) => (
                  <Table.Td key={name} c={tone(name)} translate="no" maw={240}>
                    {samples[place]}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {unused.size > 0 && (
        <Text size="sm" c="dimmed">
          {t("reading.unused", { names: [...unused].join(t("list_mark")) })}
        </Text>
      )}
    </Stack>
  );
}
