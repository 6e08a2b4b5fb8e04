import { Button, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import type { Part, People } from "./api";
import classes from "./people.module.css";

interface Props {
  people: People;
  onOpen?: ((part: Part) => void) | undefined;
}

/** The same as the map, in rows: whoever cannot see the map reads it here. */
export function PeopleTable({ people, onOpen }: Props) {
  const { t } = useTranslation("sales");
  const name = new Map(people.items.map(({ id, contact }) => [id, contact.name]));
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table aria-label={t("people.title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("people.contact")}</Table.Th>
            <Table.Th>{t("people.role_label")}</Table.Th>
            <Table.Th>{t("people.attitude_label")}</Table.Th>
            <Table.Th>{t("people.reports_to")}</Table.Th>
            <Table.Th>{t("people.influences")}</Table.Th>
            <Table.Th>{t("people.met_at")}</Table.Th>
            {onOpen && <Table.Th className={classes.screenOnly} aria-label={t("people.acts")} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.items.map((part) => (
            <PartRow key={part.id} part={part} name={name} onOpen={onOpen} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface RowProps {
  part: Part;
  name: ReadonlyMap<string, string>;
  onOpen: Props["onOpen"];
}

function PartRow({ part, name, onOpen }: RowProps) {
  const { t } = useTranslation("sales");
  return (
    <Table.Tr>
      <Table.Td>
        <AppLink to={`/contacts/${part.contact.id}`}>{part.contact.name}</AppLink>
        <Text size="xs" c="dimmed">
          {[part.department, part.title].filter(Boolean).join(" ")}
        </Text>
        {part.note && <Text size="xs">{part.note}</Text>}
      </Table.Td>
      <Table.Td>{t(`people.role.${part.role}`)}</Table.Td>
      <Table.Td>{t(`people.attitude.${part.attitude}`)}</Table.Td>
      <Table.Td>{(part.reports_to_id && name.get(part.reports_to_id)) || "–"}</Table.Td>
      <Table.Td>{part.influences.map((id) => name.get(id)).join(t("people.and")) || "–"}</Table.Td>
      <Table.Td>{part.met_at ? <DateText iso={part.met_at} /> : t("people.never_met")}</Table.Td>
      {onOpen && (
        <Table.Td className={classes.screenOnly}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onOpen(part)}
            aria-label={t("people.edit", { name: part.contact.name })}
          >
            {t("people.change")}
          </Button>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
