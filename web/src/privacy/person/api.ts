import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

export type Foreseen = Schema<"ForeseenOut">;
export type Ground = Schema<"ErasureIn">["ground"];
export type Erasure = Schema<"ErasureOut">;

export const erasureKeys = keysOf("privacy.Erasure");

/** What erasing this person would take, and what the law keeps. Nothing is written. */
export function useForeseen(contactId: string) {
  return useQuery({
    queryKey: erasureKeys.part("foreseen", contactId),
    queryFn: ({ signal }) =>
      answer<Foreseen>(
        api.GET("/api/v1/contacts/{contact_id}/personal-data", {
          params: { path: { contact_id: contactId } },
          signal,
        }),
      ),
  });
}

export function erasePerson(contactId: string, name: string, ground: Ground) {
  return answer<Erasure>(
    api.POST("/api/v1/contacts/{contact_id}/erasure", {
      params: { path: { contact_id: contactId } },
      body: { name, ground },
    }),
  );
}

/** Everything of this person as a file of the browser. */
export async function downloadPersonalData(contactId: string, notes: boolean): Promise<void> {
  const file = await answer<Blob>(
    api.POST("/api/v1/contacts/{contact_id}/personal-data/export", {
      params: { path: { contact_id: contactId } },
      body: { notes },
      parseAs: "blob",
    }) as Promise<{ data?: Blob }>,
  );
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `personal-data-${contactId}.zip`;
  link.click();
  URL.revokeObjectURL(link.href);
}
