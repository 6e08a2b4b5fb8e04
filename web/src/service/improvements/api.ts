import { useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { ListSource } from "@/ui/list/types";
import type { PickerSource } from "@/ui/pickers";

export type ImprovementRow = Schema<"ImprovementRow">;
export type Improvement = Schema<"ImprovementOut">;
export type Voice = Schema<"VoiceOut">;
export type Asker = Schema<"AskerOut">;
export type Changes = Partial<Schema<"ImprovementChange">>;
export type Status = ImprovementRow["status"];
export type Source = Schema<"VoiceIn">;
type Page = Schema<"ImprovementPage">;
type Known = Pick<ImprovementRow, "id" | "version">;

export const STATUSES = ["received", "considering", "doing", "done", "declined"] as const;
export const OPEN: readonly Status[] = ["received", "considering", "doing"];
export const DECIDED: readonly Status[] = ["done", "declined"];

export const improvementKeys = keysOf("service.Improvement");
const TOPICS = ["service.Voice", "interactions.Task"];
const path = (id: string) => ({ path: { improvement_id: id } });

export const improvements: ListSource<ImprovementRow> = {
  key: improvementKeys.list,
  load: (query, signal) => answer<Page>(api.GET("/api/v1/improvements", { params: { query }, signal })),
  topics: ["service.Voice"],
};

export const mayCreateImprovement = () =>
  answer<{ may: { create: boolean } }>(api.GET("/api/v1/improvements", { params: { query: { limit: 1 } } }));

/** What a ticket may be connected with: those not decided yet. */
export const openImprovements: PickerSource = {
  keys: improvementKeys,
  find: async (q, signal) => {
    const query = { q, limit: 20, state: "open" as const };
    const page = await answer<Page>(api.GET("/api/v1/improvements", { params: { query }, signal }));
    return page.items.map(({ id, title, number }) => ({ id, name: title, about: `KZ-${number}` }));
  },
};

export const improvementOf = (id: string) => ({
  queryKey: improvementKeys.one(id),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    answer<Improvement>(api.GET("/api/v1/improvements/{improvement_id}", { params: path(id), signal })),
  meta: { topics: TOPICS },
});

/** Who is to hear of it, each with the answer ready to be looked over. */
export const askersOf = ({ id, version }: Known) => ({
  queryKey: improvementKeys.part(id, "answers", { version }),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    answer<Schema<"AskersOut">>(
      api.GET("/api/v1/improvements/{improvement_id}/answers", { params: path(id), signal }),
    ),
  meta: { topics: TOPICS },
});

export const askedFor = (ticketId: string) => ({
  queryKey: improvementKeys.list({ of_ticket: ticketId }),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    answer<Schema<"AskedForListOut">>(
      api.GET("/api/v1/tickets/{ticket_id}/improvements", {
        params: { path: { ticket_id: ticketId } },
        signal,
      }),
    ),
  meta: { topics: TOPICS },
});

export const raiseImprovement = (body: Schema<"ImprovementIn">) =>
  answer<Improvement>(api.POST("/api/v1/improvements", { body }));

export const changeImprovement = ({ id, version }: Known, body: Changes) =>
  answer<Improvement>(
    api.PATCH("/api/v1/improvements/{improvement_id}", {
      params: { ...path(id), header: onVersion(version) },
      body,
    }),
  );

export const deleteImprovement = ({ id, version }: Known) =>
  answer<unknown>(
    api.DELETE("/api/v1/improvements/{improvement_id}", {
      params: { ...path(id), header: onVersion(version) },
    }),
  );

export const addVoice = (id: string, body: Source) =>
  answer<Improvement>(api.POST("/api/v1/improvements/{improvement_id}/voices", { params: path(id), body }));

export const removeVoice = (voiceId: string) =>
  answer<unknown>(api.DELETE("/api/v1/voices/{voice_id}", { params: { path: { voice_id: voiceId } } }));

export const answerAskers = (id: string, answers: Schema<"VoiceAnswerIn">[]) =>
  answer<Schema<"VoicesAnsweredOut">>(
    api.POST("/api/v1/improvements/{improvement_id}/answers", { params: path(id), body: { answers } }),
  );

/** Whatever shows improvements asks again. */
export function useAskAgain() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: improvementKeys.all });
}
