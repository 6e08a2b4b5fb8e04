import type { UseFormReturnType } from "@mantine/form";
import { type Picked, users } from "@/ui/pickers";
import type { Mailbox, MailboxFields } from "./api";

export interface Values extends Record<string, unknown> {
  address: string;
  aliases: string[];
  sender_name: string;
  purpose: "service" | "sales" | "person";
  team_id: string | null;
  user: Picked | null;
  is_active: boolean;
  imap_host: string;
  imap_port: number;
  imap_security: Security;
  imap_user: string;
  imap_password: string;
  folders: string[];
  after_fetch: "keep" | "seen" | "move";
  moved_to: string;
  smtp_host: string;
  smtp_port: number;
  smtp_security: Security;
  smtp_user: string;
  smtp_password: string;
  trusted_server: string;
}

export type Security = "tls" | "starttls" | "none";
export type Form = UseFormReturnType<Values>;
export const SECURITY: readonly Security[] = ["tls", "starttls", "none"];
export { users };

/** What the form begins with. */
export function valuesOf(mailbox: Mailbox | null): Values {
  return {
    address: mailbox?.address ?? "",
    aliases: mailbox?.aliases ?? [],
    sender_name: mailbox?.sender_name ?? "",
    purpose: (mailbox?.purpose as Values["purpose"]) ?? "service",
    team_id: mailbox?.team?.id ?? null,
    user: mailbox?.user ?? null,
    is_active: mailbox?.is_active ?? true,
    imap_host: mailbox?.imap_host ?? "",
    imap_port: mailbox?.imap_port ?? 993,
    imap_security: (mailbox?.imap_security as Security) ?? "tls",
    imap_user: mailbox?.imap_user ?? "",
    imap_password: "",
    folders: mailbox?.folders ?? [],
    after_fetch: (mailbox?.after_fetch as Values["after_fetch"]) ?? "keep",
    moved_to: mailbox?.moved_to ?? "",
    smtp_host: mailbox?.smtp_host ?? "",
    smtp_port: mailbox?.smtp_port ?? 587,
    smtp_security: (mailbox?.smtp_security as Security) ?? "starttls",
    smtp_user: mailbox?.smtp_user ?? "",
    smtp_password: "",
    trusted_server: mailbox?.trusted_server ?? "",
  };
}

/** What is sent: an empty password stays as it is, and is not sent at all. */
export function givenOf({ user, imap_password, smtp_password, ...values }: Values) {
  return {
    ...values,
    user_id: user?.id ?? null,
    ...(imap_password ? { imap_password } : {}),
    ...(smtp_password ? { smtp_password } : {}),
  };
}

/** The part of it that the connection is tried with. */
export function connectionOf(values: Values): MailboxFields {
  const { imap_host, imap_port, imap_security, imap_user, imap_password, folders } = values;
  return {
    imap_host,
    imap_port,
    imap_security,
    imap_user: imap_user || values.address,
    folders,
    ...(imap_password ? { imap_password } : {}),
  };
}
