import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import { toastProblem } from "@/ui/toast";

export type Sequence = Schema<"SequenceOut">;
export type SequenceBody = Schema<"SequenceIn">;
export type Step = Schema<"SequenceStepOut">;
export type Look = Schema<"SequenceLookOut">;
export type EnrolmentRow = Schema<"EnrolmentRow">;
export type Enrolment = Schema<"EnrolmentOut">;
export type EnrolBody = Schema<"EnrolIn">;
export type Enrolled = Schema<"EnrolledOut">;
export type State = EnrolmentRow["state"];
export type Ground = EnrolmentRow["ground"];

export const STATES = [
  "running",
  "paused",
  "finished",
  "replied",
  "stopped",
  "unsubscribed",
  "failed",
] as const;
export const KINDS = ["mail", "call", "task"] as const;
export const UNITS = ["days", "hours"] as const;
export const GROUNDS = ["consent", "card", "customer", "published"] as const;
export const LANGUAGES = ["ja", "en"] as const;
export const PLACES = ["宛名", "会社名", "お名前", "自分の名前", "チーム名", "自社名"] as const;

/** Whose sequences a card shows, and who comes in from there. */
export interface About {
  readonly kind: "lead" | "contact" | "deal";
  readonly id: string;
}

/** Who comes into a sequence. */
export type Who = Pick<EnrolBody, "lead_ids" | "contact_ids" | "deal_id">;

export const sequenceKeys = keysOf("sales.Sequence");
export const enrolmentKeys = keysOf("sales.Enrolment");

export const useSequences = (enabled = true) =>
  useQuery({
    queryKey: sequenceKeys.list(),
    queryFn: ({ signal }) => answer<Schema<"SequencesOut">>(api.GET("/api/v1/sequences", { signal })),
    meta: { topics: ["sales.Enrolment"] },
    enabled,
  });

export const useSequence = (id: string) =>
  useQuery({
    queryKey: sequenceKeys.one(id),
    queryFn: ({ signal }) =>
      answer<Sequence>(
        api.GET("/api/v1/sequences/{sequence_id}", { params: { path: { sequence_id: id } }, signal }),
      ),
    meta: { topics: ["sales.Enrolment"] },
  });

const at = (one: Sequence) => ({ path: { sequence_id: one.id }, header: onVersion(one.version) });

export const saveSequence = (old: Sequence | null, body: SequenceBody) =>
  old
    ? answer<Sequence>(api.PUT("/api/v1/sequences/{sequence_id}", { params: at(old), body }))
    : answer<Sequence>(api.POST("/api/v1/sequences", { body }));

export const deleteSequence = (old: Sequence) =>
  answer<unknown>(api.DELETE("/api/v1/sequences/{sequence_id}", { params: at(old) }));

export const lookAt = (body: Schema<"SequenceLookIn">) =>
  answer<Schema<"SequenceLooksOut">>(api.POST("/api/v1/sequences/look", { body }));

export const enrol = (id: string, body: EnrolBody) =>
  answer<Enrolled>(
    api.POST("/api/v1/sequences/{sequence_id}/enrolments", { params: { path: { sequence_id: id } }, body }),
  );

interface Asked {
  readonly sequence_id?: string;
  readonly lead_id?: string;
  readonly contact_id?: string;
  readonly deal_id?: string;
  readonly state?: State;
  readonly cursor?: string;
  readonly limit?: number;
}

export const useEnrolments = (asked: Asked) =>
  useQuery({
    queryKey: enrolmentKeys.list(asked),
    queryFn: ({ signal }) =>
      answer<Schema<"EnrolmentPage">>(api.GET("/api/v1/enrolments", { params: { query: asked }, signal })),
  });

export const askedOf = ({ kind, id }: About): Asked =>
  kind === "lead" ? { lead_id: id } : kind === "contact" ? { contact_id: id } : { deal_id: id };

export const useEnrolment = (id: string) =>
  useQuery({
    queryKey: enrolmentKeys.one(id),
    queryFn: ({ signal }) =>
      answer<Enrolment>(
        api.GET("/api/v1/enrolments/{enrolment_id}", { params: { path: { enrolment_id: id } }, signal }),
      ),
    meta: { topics: ["interactions.Message"] },
  });

export const ACTS = ["pause", "resume", "stop", "unsubscribe"] as const;
export type Act = (typeof ACTS)[number];

const act = (one: EnrolmentRow, what: Act) => {
  const params = { path: { enrolment_id: one.id }, header: onVersion(one.version) };
  switch (what) {
    case "pause":
      return answer<Enrolment>(api.POST("/api/v1/enrolments/{enrolment_id}/pause", { params }));
    case "resume":
      return answer<Enrolment>(api.POST("/api/v1/enrolments/{enrolment_id}/resume", { params }));
    case "stop":
      return answer<Enrolment>(api.POST("/api/v1/enrolments/{enrolment_id}/stop", { params }));
    case "unsubscribe":
      return answer<Enrolment>(api.POST("/api/v1/enrolments/{enrolment_id}/unsubscribe", { params }));
  }
};

/** One step of somebody's way by hand; what is refused is said in a line. */
export function useAct(one: EnrolmentRow) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (what: Act) => act(one, what),
    meta: { quiet: true },
    onSuccess: (now) => {
      cache.setQueryData(enrolmentKeys.one(now.id), now);
      void cache.invalidateQueries({ queryKey: [enrolmentKeys.all[0], "list"] });
      void cache.invalidateQueries({ queryKey: sequenceKeys.all });
    },
    onError: toastProblem,
  });
}

/** What may be done by hand in this state. */
export const actsOf = ({ state, may }: EnrolmentRow): readonly Act[] => {
  if (!may.update) return [];
  if (state === "running") return ["pause", "stop", "unsubscribe"];
  if (state === "paused" || state === "failed") return ["resume", "stop", "unsubscribe"];
  return state === "unsubscribed" ? [] : ["unsubscribe"];
};
