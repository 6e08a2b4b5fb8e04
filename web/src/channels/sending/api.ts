import { useQuery } from "@tanstack/react-query";
import { answer, api, onVersion } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";
import type { Page } from "@/client/types";

export type Sender = Schema<"SendingMailboxOut">;
export type Proofs = Schema<"ProofsOut">;
export type Proof = Schema<"ProofOut">;
export type Tried = Schema<"TestMailOut">;
export type Signature = Schema<"SignatureOut">;
export type SignatureFields = Schema<"SignatureIn">;

export const senderKeys = keysOf("enishi_channels.Mailbox");
export const signatureKeys = keysOf("enishi_channels.Signature");

export function useSenders() {
  return useQuery({
    queryKey: senderKeys.list({ sending: true }),
    queryFn: () => answer<{ items: readonly Sender[] }>(api.GET("/api/v1/sending-mailboxes", {})),
  });
}

const at = (mailbox_id: string) => ({ params: { path: { mailbox_id } } });

export function chooseSending(sender: Sender, body: Partial<Schema<"SendingChange">>) {
  const params = { path: { mailbox_id: sender.id }, header: onVersion(sender.version) };
  return answer<Sender>(
    api.PATCH("/api/v1/sending-mailboxes/{mailbox_id}", { params, body: body as Schema<"SendingChange"> }),
  );
}

export function askProofs(id: string) {
  return answer<Proofs>(api.GET("/api/v1/sending-mailboxes/{mailbox_id}/proofs", at(id)));
}

export function sendTest(id: string, to: string) {
  return answer<Tried>(api.POST("/api/v1/sending-mailboxes/{mailbox_id}/test", { ...at(id), body: { to } }));
}

export function newReportSecret(id: string) {
  return answer<Schema<"ReportSecretOut">>(
    api.POST("/api/v1/sending-mailboxes/{mailbox_id}/report-secret", at(id)),
  );
}

export function useSignatures() {
  return useQuery({
    queryKey: signatureKeys.list(),
    queryFn: () =>
      answer<Page<Signature>>(
        api.GET("/api/v1/signatures", { params: { query: { limit: 100, sort: "name" } } }),
      ),
  });
}

export function saveSignature(signature: Signature | null, body: SignatureFields) {
  if (!signature) return answer<Signature>(api.POST("/api/v1/signatures", { body }));
  const params = { path: { signature_id: signature.id }, header: onVersion(signature.version) };
  return answer<Signature>(api.PATCH("/api/v1/signatures/{signature_id}", { params, body }));
}

export function deleteSignature(signature: Signature) {
  const params = { path: { signature_id: signature.id }, header: onVersion(signature.version) };
  return answer(api.DELETE("/api/v1/signatures/{signature_id}", { params }));
}
