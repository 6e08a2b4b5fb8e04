import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";
import type { MayPage } from "../shared";

export type LeadForm = Schema<"LeadFormOut">;
export type FormRow = Schema<"LeadFormRow">;
export type FormField = Schema<"FormFieldOut">;
export type FormChange = Schema<"LeadFormChange">;
export type FormPost = Schema<"FormPostOut">;

export const POST_STATES = ["suspect", "unconfirmed", "taken", "dismissed"] as const;
/** What a form may ask of a lead. */
export const LEAD_FIELDS = [
  "company",
  "family_name",
  "given_name",
  "family_kana",
  "given_kana",
  "department",
  "title",
  "email",
  "phone",
  "prefecture",
  "industry",
  "employees",
  "note",
] as const;

export const formKeys = keysOf("sales.LeadForm");
export const postKeys = keysOf("sales.FormPost");

export const forms: ListSource<FormRow> = {
  key: formKeys.list,
  load: (query, signal) =>
    answer<MayPage<FormRow>>(api.GET("/api/v1/lead-forms", { params: { query }, signal })),
  topics: ["sales.FormPost"],
};

export const posts: ListSource<FormPost> = {
  key: postKeys.list,
  load: (query, signal) =>
    answer<Page<FormPost>>(api.GET("/api/v1/form-posts", { params: { query }, signal })),
};

export const askMayCreate = () =>
  answer<MayPage<FormRow>>(api.GET("/api/v1/lead-forms", { params: { query: { limit: 1 } } }));

export const loadForm = (form_id: string, signal: AbortSignal) =>
  answer<LeadForm>(api.GET("/api/v1/lead-forms/{form_id}", { params: { path: { form_id } }, signal }));

export const postsOfLead = (lead_id: string, signal: AbortSignal) =>
  answer<Page<FormPost>>(api.GET("/api/v1/form-posts", { params: { query: { lead_id } }, signal }));

/** A form to begin with: who they are, how to answer, what they ask. */
export const createForm = (name: string) =>
  answer<LeadForm>(
    api.POST("/api/v1/lead-forms", {
      body: {
        name,
        title: name,
        fields: [
          { name: "company", label: "", is_required: false },
          { name: "family_name", label: "", is_required: true },
          { name: "given_name", label: "", is_required: false },
          { name: "email", label: "", is_required: true },
          { name: "phone", label: "", is_required: false },
          { name: "note", label: "", is_required: false },
        ],
      },
    }),
  );

export const changeForm = ({ id, version }: LeadForm, body: FormChange) =>
  answer<LeadForm>(
    api.PATCH("/api/v1/lead-forms/{form_id}", {
      params: { path: { form_id: id }, header: onVersion(version) },
      body,
    }),
  );

export type Decision = "let-in" | "dismiss";

export function decide({ id, version }: FormPost, decision: Decision) {
  const params = { path: { post_id: id }, header: onVersion(version) };
  return answer<FormPost>(
    decision === "let-in"
      ? api.POST("/api/v1/form-posts/{post_id}/let-in", { params })
      : api.POST("/api/v1/form-posts/{post_id}/dismiss", { params }),
  );
}
