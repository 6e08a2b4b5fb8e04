import { useQuery } from "@tanstack/react-query";
import { answer, api } from "@/client/api";
import type { Schema } from "@/client/schema";
import { ticketKeys } from "./api";

export type ReceivedMail = Schema<"MailMessageOut">;

/** The mails of a ticket's messages, by message. */
export function useReceivedMails(ticket_id: string) {
  return useQuery({
    queryKey: ticketKeys.part(ticket_id, "received"),
    queryFn: () =>
      answer<Schema<"MailMessagesOut">>(
        api.GET("/api/v1/tickets/{ticket_id}/mail-messages", { params: { path: { ticket_id } } }),
      ),
    select: ({ items }) => new Map(items.map((mail) => [mail.message_id, mail])),
    meta: { topics: ["enishi_channels.MailMessage", "interactions.Message"] },
  });
}

/** One mail with all of its text. */
export function useWholeMail(mail: ReceivedMail, isAsked: boolean) {
  return useQuery({
    queryKey: ["enishi_channels.MailMessage", "one", mail.id],
    queryFn: () =>
      answer<Schema<"WholeMailOut">>(
        api.GET("/api/v1/mail-messages/{mail_id}", { params: { path: { mail_id: mail.id } } }),
      ),
    enabled: isAsked,
  });
}

export const htmlOf = (mail: ReceivedMail, withPictures: boolean) =>
  `/api/v1/mail-messages/${mail.id}/html${withPictures ? "?pictures=true" : ""}`;
export const fileOf = (mail: ReceivedMail, number: number) =>
  `/api/v1/mail-messages/${mail.id}/attachment?number=${number}`;
