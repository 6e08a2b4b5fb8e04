import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toastDone, toastProblem } from "@/ui/toast";
import { type Article, setStatus } from "./api";
import { useArticleChange } from "./useArticleChange";

/** The steps that lead on: handed in, published, taken out of use. */
export function ArticleSteps({ article }: { article: Article }) {
  const { t } = useTranslation("service");
  const keep = useArticleChange();
  const [isAsked, ask] = useState(false);
  const step = useMutation({
    mutationFn: ({ status, isChecked }: { status: string; isChecked: boolean }) =>
      setStatus(article, status, isChecked),
    meta: { quiet: true },
    onSuccess: (saved) => {
      keep(saved);
      ask(false);
      toastDone(t("article.now", { status: t(`article.status_of.${saved.status}`) }));
    },
    onError: toastProblem,
  });
  const mustLook = article.personal.length > 0 && article.audience !== "internal";
  const go = (status: string) =>
    status === "published" && mustLook ? ask(true) : step.mutate({ status, isChecked: false });
  return (
    <Group gap="xs">
      {article.audience === "public" && article.live_number > 0 && (
        <Button
          variant="subtle"
          component="a"
          href={`/help/${article.number}`}
          target="_blank"
          rel="noopener"
          leftSection={<IconExternalLink size={16} aria-hidden />}
        >
          {t("article.see_public")}
        </Button>
      )}
      {article.next.map((status) => (
        <Button
          key={status}
          variant={status === "published" ? "filled" : "default"}
          loading={step.isPending}
          onClick={() => go(status)}
        >
          {t(`article.to.${status}`)}
        </Button>
      ))}
      {isAsked && (
        <Look
          article={article}
          isPending={step.isPending}
          onClose={() => ask(false)}
          onPublish={() => step.mutate({ status: "published", isChecked: true })}
        />
      )}
    </Group>
  );
}

interface LookProps {
  article: Article;
  isPending: boolean;
  onClose: () => void;
  onPublish: () => void;
}

/** What may name somebody is looked at once more before customers read it. */
function Look({ article, isPending, onClose, onPublish }: LookProps) {
  const { t } = useTranslation("service");
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("article.personal")}
      closeButtonProps={{ "aria-label": t("article.stop") }}
    >
      <Stack>
        <Text>{t("article.personal_ask")}</Text>
        <Text fw={600}>{article.personal.map((named) => named.text).join("　")}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("article.stop")}
          </Button>
          <Button loading={isPending} onClick={onPublish}>
            {t("article.publish_checked")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
