import {
  ActionIcon,
  Box,
  Button,
  Group,
  NumberInput,
  SimpleGrid,
  Skeleton,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { FormBody } from "@/ui/form/FormBody";
import { useServerForm } from "@/ui/form/useServerForm";
import { minorDigits } from "@/ui/format";
import { ProblemView } from "@/ui/ProblemView";
import { type Picked, products } from "@/ui/pickers";
import { RecordPage } from "@/ui/RecordPage";
import { RecordPicker } from "@/ui/RecordPicker";
import { toastDone } from "@/ui/toast";
import { type Book, bookKeys, loadBook, saveBook } from "./prices";

interface Point {
  product: Picked | null;
  min_quantity: number;
  /** In major units, as it is typed. */
  price: number | string;
}

interface Values extends Record<string, unknown> {
  name: string;
  currency: string;
  customer_class: string;
  valid_from: string;
  valid_until: string;
  is_active: boolean;
  points: Point[];
}

/** One price book: whom and when it is for, and its prices. */
export default function PriceBookPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({
    queryKey: bookKeys.one(id),
    queryFn: ({ signal }) => loadBook(id, signal),
  });
  if (error && !data) return <ProblemView error={error} onRetry={refetch} />;
  if (!data) return <RecordPage header={<Skeleton height={60} />} middle={<Skeleton height={300} />} />;
  return (
    <RecordPage
      header={<Title order={1}>{data.name}</Title>}
      middle={<Editor key={data.version} book={data} />}
    />
  );
}

const unitOf = (currency: string) => 10 ** minorDigits(currency);

const valuesOf = (book: Book): Values => ({
  name: book.name,
  currency: book.currency,
  customer_class: book.customer_class,
  valid_from: book.valid_from ?? "",
  valid_until: book.valid_until ?? "",
  is_active: book.is_active,
  points: book.prices.map(({ product, min_quantity, price }) => ({
    product,
    min_quantity,
    price: price.amount / unitOf(book.currency),
  })),
});

function Editor({ book }: { book: Book }) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  const { form, ...sending } = useServerForm<Values>({
    initialValues: valuesOf(book),
    send: async ({ points, valid_from, valid_until, ...rest }) => {
      const named = points.filter(({ product }) => product !== null);
      const saved = await saveBook(book, {
        ...rest,
        valid_from: valid_from || null,
        valid_until: valid_until || null,
        points: named.map(({ product, min_quantity, price }) => ({
          product_id: (product as Picked).id,
          min_quantity,
          price: price === "" ? null : Math.round(Number(price) * unitOf(rest.currency)),
        })),
      });
      cache.setQueryData(bookKeys.one(book.id), saved);
      void cache.invalidateQueries({ queryKey: bookKeys.all });
    },
    onDone: () => toastDone(t("book.saved")),
  });
  const input = form.getInputProps;
  return (
    <FormBody {...sending} isReadOnly={!book.may.update}>
      <TextInput label={t("book.name")} required maxLength={100} {...input("name")} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t("book.customer_class")}
          description={t("book.class_about")}
          maxLength={40}
          {...input("customer_class")}
        />
        <TextInput
          label={t("book.currency")}
          description={t("book.currency_about")}
          maxLength={3}
          {...input("currency")}
        />
        <TextInput type="date" label={t("book.valid_from")} {...input("valid_from")} />
        <TextInput type="date" label={t("book.valid_until")} {...input("valid_until")} />
      </SimpleGrid>
      <Switch label={t("book.is_active")} {...input("is_active", { type: "checkbox" })} />
      <Points form={form} />
    </FormBody>
  );
}

function Points({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation("commerce");
  return (
    <Stack gap="xs" component="section" aria-label={t("book.points")}>
      <Title order={2} size="h4">
        {t("book.points")}
      </Title>
      {form.values.points.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a price is called by its place until it is kept
        <PointRow key={at} form={form} at={at} />
      ))}
      {form.errors.points && (
        <Text size="sm" c="red" role="alert">
          {form.errors.points}
        </Text>
      )}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        style={{ alignSelf: "flex-start" }}
        onClick={() => form.insertListItem("points", { product: null, min_quantity: 1, price: "" })}
      >
        {t("book.add_point")}
      </Button>
    </Stack>
  );
}

function PointRow({ form, at }: { form: UseFormReturnType<Values>; at: number }) {
  const { t } = useTranslation("commerce");
  const input = form.getInputProps;
  return (
    <Group gap="xs" align="flex-end">
      <Box w={320} maw="100%">
        <RecordPicker label={t("book.product")} source={products} {...input(`points.${at}.product`)} />
      </Box>
      <NumberInput
        label={t("book.min_quantity")}
        w={120}
        min={0}
        decimalScale={3}
        {...input(`points.${at}.min_quantity`)}
      />
      <NumberInput
        label={t("book.price")}
        w={150}
        thousandSeparator=","
        decimalScale={minorDigits(form.values.currency)}
        {...input(`points.${at}.price`)}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        bg="transparent"
        mb={4}
        aria-label={t("book.remove_point", { n: at + 1 })}
        onClick={() => form.removeListItem("points", at)}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
