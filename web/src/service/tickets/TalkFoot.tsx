import { Group } from "@mantine/core";
import type { ReactNode } from "react";
import { PickFiles } from "@/ui/files/PickFiles";
import { UploadList } from "@/ui/files/UploadList";
import type { Uploads } from "@/ui/files/useUploads";

/** Under the words: the files that go with them, a way to add some, and what records them. */
export function TalkFoot({ uploads, children }: { uploads: Uploads; children: ReactNode }) {
  return (
    <>
      <UploadList uploads={uploads} />
      <Group justify="space-between" gap="xs">
        <PickFiles onFiles={uploads.add} isSmall />
        {children}
      </Group>
    </>
  );
}
