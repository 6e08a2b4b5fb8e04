import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import { toProblem } from "@/client/problem";

interface Undo {
  undo?: () => unknown;
}

/** Say that something was done. With `undo` the reader has ten seconds to take it back. */
export function toastDone(message: string, { undo }: Undo = {}): void {
  const id = notifications.show({
    message: undo ? (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          flex="none"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {i18next.t("undo", { ns: "ui" })}
        </Button>
      </Group>
    ) : (
      message
    ),
    color: "main",
    autoClose: undo ? 10_000 : 4_000,
    withBorder: true,
    closeButtonProps: { "aria-label": i18next.t("close", { ns: "ui" }) },
  });
}

/** What went wrong and what to do, for a failure that has no field to stand beside. */
export function toastProblem(error: unknown): void {
  const { title, message } = wordsOf(error);
  notifications.show({
    title,
    message,
    color: "red",
    autoClose: 12_000,
    withBorder: true,
    closeButtonProps: { "aria-label": i18next.t("close", { ns: "ui" }) },
  });
}

/** The server's words; for what never reached it, ours. */
export function wordsOf(error: unknown): { title: string; message: string } {
  const problem = toProblem(error);
  const key = problem.status === 0 ? "network" : problem.status === 404 ? "missing" : "unexpected";
  return {
    title: problem.title || i18next.t(`problem.${key}.title`, { ns: "ui" }),
    message: problem.detail || (problem.title ? "" : i18next.t(`problem.${key}.detail`, { ns: "ui" })),
  };
}
