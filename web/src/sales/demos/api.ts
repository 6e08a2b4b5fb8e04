import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";
import { toastProblem } from "@/ui/toast";

export type DemoRow = Schema<"DemoRow">;
export type Demo = Schema<"DemoOut">;
export type Guest = Schema<"DemoGuestOut">;
export type GuestBody = Schema<"DemoGuestIn">;
export type Question = Schema<"DemoQuestionOut">;
export type QuestionRow = Schema<"DemoQuestionRow">;
export type DemoMail = Schema<"DemoMailOut">;
export type Plan = Schema<"DemoIn">;
export type Closing = Schema<"DemoCloseIn">;
export type Thanks = Schema<"DemoThanksOut">;
export type Status = DemoRow["status"];

export const STATUSES = ["planned", "held", "cancelled"] as const;
export const LANGUAGES = ["ja", "en"] as const;

/** What a demo is planned on. */
export interface About {
  readonly kind: "deal" | "lead";
  readonly id: string;
  readonly name: string;
}

type Known = Pick<DemoRow, "id" | "version">;

export const demoKeys = keysOf("sales.Demo");
export const demoQuestionKeys = keysOf("sales.DemoQuestion");
const at = (demo: Known) => ({ path: { demo_id: demo.id }, header: onVersion(demo.version) });

export const demos: ListSource<DemoRow> = {
  key: demoKeys.list,
  load: (query, signal) => answer<Page<DemoRow>>(api.GET("/api/v1/demos", { params: { query }, signal })),
  topics: ["sales.DemoQuestion", "customers.Account"],
};

export const demosOf = ({ kind, id }: About) => {
  const query = kind === "deal" ? { deal_id: id } : { lead_id: id };
  return {
    queryKey: demoKeys.list(query),
    queryFn: ({ signal }: { signal: AbortSignal }) => demos.load(query, signal),
  };
};

export const loadDemo = (id: string, signal?: AbortSignal) =>
  answer<Demo>(api.GET("/api/v1/demos/{demo_id}", { params: { path: { demo_id: id } }, signal }));

export const planDemo = ({ kind, id }: About, body: Plan) =>
  kind === "deal"
    ? answer<Demo>(api.POST("/api/v1/deals/{deal_id}/demos", { params: { path: { deal_id: id } }, body }))
    : answer<Demo>(api.POST("/api/v1/leads/{lead_id}/demos", { params: { path: { lead_id: id } }, body }));

export const changeDemo = (demo: Known, body: Plan) =>
  answer<Demo>(api.PATCH("/api/v1/demos/{demo_id}", { params: at(demo), body }));

export const deleteDemo = (demo: Known) =>
  answer<unknown>(api.DELETE("/api/v1/demos/{demo_id}", { params: at(demo) }));

export const inviteTo = (demo: Known) =>
  answer<Demo>(api.POST("/api/v1/demos/{demo_id}/invite", { params: at(demo) }));

export const cancelDemo = (demo: Known, reason: string) =>
  answer<Demo>(api.POST("/api/v1/demos/{demo_id}/cancel", { params: at(demo), body: { reason } }));

export const closeDemo = (demo: Known, body: Closing) =>
  answer<Demo>(api.POST("/api/v1/demos/{demo_id}/close", { params: at(demo), body }));

export const useThanks = (demo: Known) =>
  useQuery({
    queryKey: demoKeys.part(demo.id, "thanks", { version: demo.version }),
    queryFn: ({ signal }) =>
      answer<Thanks>(
        api.GET("/api/v1/demos/{demo_id}/follow-up", { params: { path: { demo_id: demo.id } }, signal }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const sendThanks = (demo: Known, body: Schema<"DemoThanksIn">) =>
  answer<Demo>(api.POST("/api/v1/demos/{demo_id}/follow-up", { params: at(demo), body }));

export const saveQuestion = (demo: Known, question: Question | null, body: Schema<"DemoQuestionIn">) =>
  question
    ? answer<Demo>(
        api.PUT("/api/v1/demo-questions/{question_id}", {
          params: { path: { question_id: question.id }, header: onVersion(question.version) },
          body,
        }),
      )
    : answer<Demo>(
        api.POST("/api/v1/demos/{demo_id}/questions", { params: { path: { demo_id: demo.id } }, body }),
      );

export const removeQuestion = (question: Question) =>
  answer<Demo>(
    api.DELETE("/api/v1/demo-questions/{question_id}", {
      params: { path: { question_id: question.id }, header: onVersion(question.version) },
    }),
  );

export const useOpenQuestions = (owner: "" | "mine" | "team") =>
  useQuery({
    queryKey: demoQuestionKeys.list({ owner }),
    queryFn: ({ signal }) =>
      answer<Schema<"DemoQuestionsOut">>(
        api.GET("/api/v1/demo-questions", { params: { query: { answered: false, owner } }, signal }),
      ),
    meta: { topics: ["sales.Demo"] },
  });

/** Keeps what the server answered about a demo; lists with it are asked anew. */
export function useKeep() {
  const cache = useQueryClient();
  return (demo: Demo) => {
    cache.setQueryData(demoKeys.one(demo.id), demo);
    void cache.invalidateQueries({ queryKey: [demoKeys.all[0], "list"] });
    void cache.invalidateQueries({ queryKey: demoQuestionKeys.all });
    return demo;
  };
}

/** One step of a demo that asks nothing more; what is refused is said in a line. */
export function useStep(act: (demo: Demo) => Promise<Demo>) {
  const keep = useKeep();
  return useMutation({ mutationFn: act, meta: { quiet: true }, onSuccess: keep, onError: toastProblem });
}
