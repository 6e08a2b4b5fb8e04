import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";
import type { ListSource } from "@/ui/list/types";

export type Mailbox = Schema<"MailboxOut">;
export type MailboxFields = Partial<Schema<"MailboxChange">>;
export type Check = Schema<"MailboxCheckOut">;

export const mailboxKeys = keysOf("enishi_channels.Mailbox");

export const mailboxes: ListSource<Mailbox> = {
  key: mailboxKeys.list,
  load: (query, signal) => answer<Page<Mailbox>>(api.GET("/api/v1/mailboxes", { params: { query }, signal })),
};

export function createMailbox(body: MailboxFields & { readonly address: string }): Promise<Mailbox> {
  return answer<Mailbox>(api.POST("/api/v1/mailboxes", { body }));
}

export function changeMailbox(mailbox: Mailbox, body: MailboxFields): Promise<Mailbox> {
  const params = { path: { mailbox_id: mailbox.id }, header: onVersion(mailbox.version) };
  return answer<Mailbox>(api.PATCH("/api/v1/mailboxes/{mailbox_id}", { params, body }));
}

export function deleteMailbox(mailbox: Mailbox) {
  return api.DELETE("/api/v1/mailboxes/{mailbox_id}", { params: { path: { mailbox_id: mailbox.id } } });
}

/** Signs in at the mail server with these settings; nothing is saved. */
export function tryOut(body: MailboxFields, mailbox: Mailbox | null): Promise<Check> {
  const about = mailbox ? { mailbox_id: mailbox.id } : {};
  return answer<Check>(api.POST("/api/v1/mailbox-checks", { body: { ...body, ...about } }));
}

export async function newInboundAddress(mailbox: Mailbox): Promise<string> {
  const params = { path: { mailbox_id: mailbox.id } };
  const made = await answer<{ url: string }>(
    api.POST("/api/v1/mailboxes/{mailbox_id}/inbound-key", { params }),
  );
  return made.url;
}
