import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import { ticketKeys } from "../api";
import type { Ticket } from "../types";

export type Mail = Schema<"OutgoingMailOut">;
export type Recipient = Schema<"MailRecipientOut">;
export type Mailing = Schema<"MailingOut">;
export type MailGiven = Schema<"AnswerByMailIn">;

export const mailKeys = keysOf("enishi_channels.OutgoingMail");

/** How an answer would be mailed. Asked anew whenever something was said. */
export function useMailing(ticket: Ticket) {
  return useQuery({
    queryKey: ticketKeys.part(ticket.id, "mailing", { version: ticket.version }),
    queryFn: () =>
      answer<Mailing>(
        api.GET("/api/v1/tickets/{ticket_id}/mailing", { params: { path: { ticket_id: ticket.id } } }),
      ),
    enabled: Boolean(ticket.may.talk),
    placeholderData: (previous) => previous,
  });
}

/** The mails of a ticket by the message each carries. */
export function useMails(ticketId: string) {
  return useQuery({
    queryKey: mailKeys.part(ticketId, "mails"),
    queryFn: () =>
      answer<{ items: readonly Mail[] }>(
        api.GET("/api/v1/tickets/{ticket_id}/mails", { params: { path: { ticket_id: ticketId } } }),
      ),
    select: ({ items }) => new Map(items.map((mail) => [mail.message_id, mail])),
  });
}

/** Takes in that something was said or called back. */
function useRefresh() {
  const cache = useQueryClient();
  return () => {
    cache.invalidateQueries({ queryKey: ticketKeys.all });
    cache.invalidateQueries({ queryKey: mailKeys.all });
  };
}

export function useAnswerByMail(ticket: Ticket) {
  return useMutation({
    mutationFn: (body: MailGiven) =>
      answer<Mail>(
        api.POST("/api/v1/tickets/{ticket_id}/mails", {
          params: { path: { ticket_id: ticket.id }, header: onVersion(ticket.version) },
          body,
        }),
      ),
    onSuccess: useRefresh(),
    meta: { quiet: true },
  });
}

/** Call back, let go now, or send once more. */
export function useMailAct() {
  return useMutation({
    mutationFn: ({ id, act }: { id: string; act: "cancel" | "send" | "resend" }) =>
      answer<Mail>(api.POST(`/api/v1/mails/{mail_id}/${act}`, { params: { path: { mail_id: id } } })),
    onSettled: useRefresh(),
  });
}
