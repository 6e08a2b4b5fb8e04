import { Button, Card, Group, Menu, Stack, Text, Title } from "@mantine/core";
import { IconChevronDown, IconFileCertificate } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { Money } from "@/ui/Money";
import { toastDone } from "@/ui/toast";
import {
  documentKeys,
  documentsOf,
  type IssuedDocument,
  issueDocument,
  LANGUAGES,
  type Language,
} from "./api";
import { PdfLink } from "./columns";

interface Props {
  orderId: string;
  mayIssue: boolean;
}

/** The order's confirmations, and issuing another. What was issued stays. */
export function OrderDocuments({ orderId, mayIssue }: Props) {
  const { t } = useTranslation("commerce");
  const { data } = useQuery(documentsOf(orderId));
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t("documents.title")}
        </Title>
        {data?.items.map((document) => (
          <Issued key={document.id} document={document} />
        ))}
        {data?.items.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("document.none")}
          </Text>
        )}
        {mayIssue && <Issue orderId={orderId} />}
      </Stack>
    </Card>
  );
}

function Issued({ document }: { document: IssuedDocument }) {
  const { t } = useTranslation("commerce");
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <div>
        <Text size="sm">
          {document.number} ({t(`language.${document.language}`)})
        </Text>
        <Text size="xs" c="dimmed">
          <DateText iso={document.issued_on} /> · <Money money={document.amount} />
        </Text>
      </div>
      <PdfLink document={document} />
    </Group>
  );
}

function Issue({ orderId }: { orderId: string }) {
  const { t } = useTranslation("commerce");
  const cache = useQueryClient();
  const issue = useMutation({
    mutationFn: (language: Language) => issueDocument(orderId, language),
    onSuccess: async ({ number }) => {
      await cache.invalidateQueries({ queryKey: documentKeys.all });
      toastDone(t("document.issued", { number }));
    },
  });
  return (
    <Menu withinPortal position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          loading={issue.isPending}
          leftSection={<IconFileCertificate size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t("document.issue")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((language) => (
          <Menu.Item key={language} onClick={() => issue.mutate(language)}>
            {t(`document.in_${language}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
