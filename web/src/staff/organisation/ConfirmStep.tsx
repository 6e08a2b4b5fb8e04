import { Button, Group, Stack, Table, Text, Title } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { DAYS } from "./api";
import { monthName } from "./facts";
import type { SetUpForm } from "./steps";

interface Props {
  given: SetUpForm;
  /** Back to a step, to change it. */
  onChange: (step: number) => void;
}

interface Part {
  readonly name: string;
  readonly rows: readonly (readonly (string | undefined)[])[];
}

/** What was given, part by part, in words. */
function partsOf(given: SetUpForm, t: TFunction<"staff">, language: string): readonly Part[] {
  const { organisation, owner, people } = given;
  const address = [
    organisation.prefecture,
    organisation.city,
    organisation.street,
    organisation.building,
  ].join("");
  const hours = DAYS.filter((day) => organisation.working_hours[day]).map(
    (day) => `${t(`day.${day}`)} ${organisation.working_hours[day]}`,
  );
  return [
    {
      name: "company",
      rows: [
        [t("organisation.name"), organisation.name],
        [t("organisation.address"), [organisation.postal_code, address].filter(Boolean).join(" ")],
        [t("organisation.phone"), organisation.phone],
        [t("organisation.invoice_number"), organisation.invoice_number],
      ],
    },
    {
      name: "hours",
      rows: [
        [t("organisation.fiscal_year_start"), monthName(organisation.fiscal_year_start, language)],
        [t("organisation.working_hours"), hours.join(" / ")],
      ],
    },
    {
      name: "people",
      rows: [
        [t("roles.owner"), `${owner.name} <${owner.email}>`],
        ...people.map((person) => [
          t(`roles.${person.role}`),
          person.email ? `${person.name} <${person.email}>` : person.name,
        ]),
      ],
    },
  ];
}

/** Everything once more, before it is stored. */
export function ConfirmStep({ given, onChange }: Props) {
  const { t, i18n } = useTranslation("staff");
  return (
    <Stack>
      {partsOf(given, t, i18n.language).map((part, step) => (
        <PartTable key={part.name} part={part} onChange={() => onChange(step)} />
      ))}
    </Stack>
  );
}

function PartTable({ part: { name, rows }, onChange }: { part: Part; onChange: () => void }) {
  const { t } = useTranslation("staff");
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Title order={3} size="h5">
          {t(`setup.${name}`)}
        </Title>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={onChange}
          aria-label={t("setup.change_part", { part: t(`setup.${name}`) })}
        >
          {t("setup.change")}
        </Button>
      </Group>
      <Table layout="fixed">
        <Table.Tbody>
          {rows.map(([label, value]) => (
            <Table.Tr key={`${label}${value}`}>
              <Table.Th w="11em" fw={400} scope="row">
                <Text size="sm" c="dimmed">
                  {label}
                </Text>
              </Table.Th>
              <Table.Td style={{ overflowWrap: "anywhere" }}>{value || "–"}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
