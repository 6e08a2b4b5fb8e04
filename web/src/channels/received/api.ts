import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export type Received = Schema<"ReceivedMailOut">;

export const receivedKeys = keysOf("enishi_channels.ReceivedMail");
export const STATES = [
  "quarantined",
  "dropped",
  "duplicate",
  "discarded",
  "processed",
  "received",
  "erased",
] as const;

export const receivedMails: ListSource<Received> = {
  key: receivedKeys.list,
  load: (query, signal) =>
    answer<Page<Received>>(api.GET("/api/v1/received-mails", { params: { query }, signal })),
};

const at = (mail: Received) => ({
  path: { received_id: mail.id },
  header: onVersion(mail.version),
});

export function processAgain(mail: Received): Promise<Received> {
  return answer<Received>(api.POST("/api/v1/received-mails/{received_id}/process", { params: at(mail) }));
}

export function discard(mail: Received, note: string): Promise<Received> {
  const asked = { params: at(mail), body: { note } };
  return answer<Received>(api.POST("/api/v1/received-mails/{received_id}/discard", asked));
}

export function takeInFile(mailbox_id: string, file: File) {
  const body = new FormData();
  body.set("file", file);
  const params = { path: { mailbox_id } };
  return answer<Schema<"MailFileTakenOut">>(
    api.POST("/api/v1/mailboxes/{mailbox_id}/mail-files", { params, body }),
  );
}

export const rawOf = (mail: Received) => `/api/v1/received-mails/${mail.id}/raw`;
