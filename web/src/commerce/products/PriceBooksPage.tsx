import { Button, Group, Table, Text } from "@mantine/core";
import { IconPlus, IconTags } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { AppLink } from "@/ui/AppLink";
import { DateText } from "@/ui/DateText";
import { EmptyState } from "@/ui/EmptyState";
import { ListPage } from "@/ui/list/ListPage";
import { ProblemView } from "@/ui/ProblemView";
import { StatusBadge } from "@/ui/StatusBadge";
import { useGo } from "@/ui/useGo";
import { type BookRow, bookKeys, createBook, loadBooks } from "./prices";

/** Price books: what products cost for whom, from how many on, and when. */
export default function PriceBooksPage() {
  const { t } = useTranslation("commerce");
  const go = useGo();
  const { currency } = useMe().organisation;
  const { data, error, refetch } = useQuery({
    queryKey: bookKeys.list(),
    queryFn: ({ signal }) => loadBooks(signal),
  });
  const make = useMutation({
    mutationFn: () => createBook({ name: t("books.untitled"), currency }),
    onSuccess: ({ id }) => go(`/price-books/${id}`),
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  const add = data?.may.create && (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      loading={make.isPending}
      onClick={() => make.mutate()}
    >
      {t("books.new")}
    </Button>
  );
  return (
    <ListPage title={t("books.title")} about={t("books.about")} actions={add}>
      {data?.items.length === 0 && (
        <EmptyState icon={IconTags} title={t("books.empty")} about={t("books.empty_about")} />
      )}
      {data && data.items.length > 0 && <Books books={data.items} />}
    </ListPage>
  );
}

function Books({ books }: { books: readonly BookRow[] }) {
  const { t } = useTranslation("commerce");
  return (
    <Table aria-label={t("books.title")}>
      <Table.Thead>
        <Table.Tr>
          {(["name", "customer_class", "currency", "days", "points", "state"] as const).map((name) => (
            <Table.Th key={name}>{t(`book.${name}`)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {books.map((book) => (
          <Table.Tr key={book.id}>
            <Table.Td>
              <AppLink to={`/price-books/${book.id}`}>{book.name}</AppLink>
            </Table.Td>
            <Table.Td>{book.customer_class || t("book.everybody")}</Table.Td>
            <Table.Td>{book.currency}</Table.Td>
            <Table.Td>
              <Group gap={4}>
                {book.valid_from && <DateText iso={book.valid_from} />}
                <Text size="sm">–</Text>
                {book.valid_until && <DateText iso={book.valid_until} />}
              </Group>
            </Table.Td>
            <Table.Td>{book.points}</Table.Td>
            <Table.Td>
              <StatusBadge
                tone={book.is_active ? "good" : "neutral"}
                label={t(book.is_active ? "book.used" : "book.unused")}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
