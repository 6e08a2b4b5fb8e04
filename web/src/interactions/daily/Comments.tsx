import { Button, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import { toastProblem } from "@/ui/toast";
import { commentReport, type Report, reportKeys } from "./api";

/** What was said about a report, and the box to say something. */
export function Comments({ report }: { report: Report }) {
  const { t } = useTranslation("interactions");
  const cache = useQueryClient();
  const [text, setText] = useState("");
  const [isSending, setSending] = useState(false);

  async function send() {
    setSending(true);
    try {
      await commentReport(report, text);
      await cache.invalidateQueries({ queryKey: reportKeys.all });
      setText("");
    } catch (problem) {
      toastProblem(problem);
    } finally {
      setSending(false);
    }
  }

  return (
    <Stack gap="sm" component="section" aria-label={t("daily.comments")}>
      <Title order={2} size="h4">
        {t("daily.comments")}
      </Title>
      {report.comments.map((comment) => (
        <div key={comment.id}>
          <Text size="xs" c="dimmed" component="div">
            {comment.author?.name} <DateText iso={comment.at} />
          </Text>
          <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
            {comment.text}
          </Text>
        </div>
      ))}
      {report.may.comment && report.status === "submitted" && (
        <>
          <Textarea
            label={t("daily.comment")}
            placeholder={t("daily.comment_example")}
            autosize
            minRows={2}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button disabled={!text.trim()} loading={isSending} onClick={send}>
              {t("daily.comment_send")}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
