import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "@/ui/shortcuts";
import { toastDone } from "@/ui/toast";
import { openMissing } from "../forms/form";
import { useSetStatus } from "./api";
import { type Step, stepsOf } from "./steps";
import type { Ticket } from "./types";

/** The statuses that may follow; the server says which. */
export function StatusMenu({ ticket, onSide }: { ticket: Ticket; onSide: () => void }) {
  const { t } = useTranslation("service");
  const change = useSetStatus(ticket);
  const steps = stepsOf(ticket);
  const choose = ({ name, given }: Step) =>
    change.mutate(given, {
      onSuccess: () => toastDone(t("status.done", { status: t(`status.${name}`) })),
      onError: (error) => {
        if (openMissing(error)) onSide();
      },
    });
  const solve = steps.find(({ name }) => name === "solved");
  useShortcuts(solve ? [{ keys: "e", label: t("step.solved"), run: () => choose(solve) }] : []);
  if (steps.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          loading={change.isPending}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t("status.change")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {steps.map((step) => (
          <Menu.Item key={step.word} onClick={() => choose(step)}>
            {t(`step.${step.word}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
