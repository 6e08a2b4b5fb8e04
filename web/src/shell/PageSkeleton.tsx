import { Skeleton, Stack } from "@mantine/core";
import { ListSkeleton } from "@/ui/list/ListSkeleton";

/** The outline of a page while its code or first answer is on the way. */
export function PageSkeleton() {
  return (
    <Stack p="md">
      <Skeleton h={28} w={180} />
      <ListSkeleton />
    </Stack>
  );
}
