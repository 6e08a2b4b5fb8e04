import { Button, Group, Modal, Stack, Text, Title, UnstyledButton } from "@mantine/core";
import { IconBook2, IconFilePlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Markdown } from "@/ui/Markdown";
import { toastDone } from "@/ui/toast";
import { useGo } from "@/ui/useGo";
import classes from "../complaints/complaints.module.css";
import { addToDraft } from "../tickets/drafts";
import type { Ticket } from "../tickets/types";
import { articleKeys, noteUse, publicAddress, type Suggested, suggestionsFor, writeFromTicket } from "./api";

/** Beside the conversation: articles that speak of what is asked, put into the answer by a click. */
export function TicketArticles({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const { data } = useQuery(suggestionsFor(ticket.id));
  const [shown, show] = useState<Suggested | null>(null);
  if (!data || (data.items.length === 0 && !data.may.create)) return null;
  return (
    <Stack gap={6} className={classes.block} component="section" aria-label={t("article.suggested")}>
      <Title order={3} size="h6">
        {t("article.suggested")}
      </Title>
      {data.items.length === 0 && (
        <Text size="xs" c="dimmed">
          {t("article.none_suggested")}
        </Text>
      )}
      {data.items.map((one) => (
        <UnstyledButton key={one.id} onClick={() => show(one)}>
          <Group gap={6} wrap="nowrap" align="flex-start">
            <IconBook2 size={15} aria-hidden style={{ flex: "none", marginTop: 3 }} />
            <Text size="sm" td="underline">
              {one.title}
              {one.is_used && ` ✓`}
            </Text>
          </Group>
        </UnstyledButton>
      ))}
      {data.may.create && <Make ticket={ticket} />}
      {shown && <Look ticket={ticket} article={shown} onClose={() => show(null)} />}
    </Stack>
  );
}

/** What was answered here becomes an article in one step. */
function Make({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation("service");
  const go = useGo();
  const make = useMutation({
    mutationFn: () => writeFromTicket(ticket.id),
    onSuccess: ({ id }) => go(`/articles/${id}`),
  });
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<IconFilePlus size={14} aria-hidden />}
      loading={make.isPending}
      onClick={() => make.mutate()}
      style={{ alignSelf: "flex-start" }}
    >
      {t("article.make")}
    </Button>
  );
}

interface LookProps {
  ticket: Ticket;
  article: Suggested;
  onClose: () => void;
}

function Look({ ticket, article, onClose }: LookProps) {
  const { t } = useTranslation("service");
  const cache = useQueryClient();
  const put = useMutation({
    mutationFn: async (kind: "text" | "link") => {
      const words = kind === "text" ? article.body : `${article.title}\n${publicAddress(article.number)}`;
      addToDraft(`${ticket.id}:reply`, words);
      await noteUse(article.id, ticket.id, kind);
    },
    onSuccess: () => {
      toastDone(t("article.put"));
      void cache.invalidateQueries({ queryKey: articleKeys.all });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={article.title}
      size="lg"
      closeButtonProps={{ "aria-label": t("article.stop") }}
    >
      <Stack>
        <Markdown text={article.body} />
        {ticket.may.talk && (
          <Group justify="flex-end">
            {article.audience === "public" && (
              <Button variant="default" onClick={() => put.mutate("link")}>
                {t("article.put_link")}
              </Button>
            )}
            {article.audience !== "internal" && (
              <Button onClick={() => put.mutate("text")}>{t("article.put_text")}</Button>
            )}
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
