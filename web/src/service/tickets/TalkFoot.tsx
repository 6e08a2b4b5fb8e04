import { Button, Group, Text } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { PickFiles } from "@/ui/files/PickFiles";
import { UploadList } from "@/ui/files/UploadList";
import type { Uploads } from "@/ui/files/useUploads";
import type { Ticket } from "./types";

const MacroPicker = lazy(() => import("../macros/MacroPicker"));

interface Props {
  ticket: Ticket;
  uploads: Uploads;
  /** The server could not keep what is being written. */
  isUnkept: boolean;
  children: ReactNode;
}

/** Under the words: the files that go with them, ways to add some and to put in a macro, and what records them. */
export function TalkFoot({ ticket, uploads, isUnkept, children }: Props) {
  const { t } = useTranslation("service");
  const [isPicking, pick] = useState(false);
  return (
    <>
      <UploadList uploads={uploads} />
      {isUnkept && (
        <Text size="xs" c="var(--warn)" role="status">
          {t("draft.unkept")}
        </Text>
      )}
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <PickFiles onFiles={uploads.add} isSmall />
          {ticket.may.talk && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconTemplate size={15} aria-hidden />}
              onClick={() => pick(true)}
            >
              {t("macro.pick")}
            </Button>
          )}
        </Group>
        {children}
      </Group>
      {isPicking && (
        <Suspense>
          <MacroPicker ticket={ticket} onClose={() => pick(false)} />
        </Suspense>
      )}
    </>
  );
}
