import { Problem } from "@/client/problem";

/** Can this browser make and use passkeys, and speak of them in JSON? */
export const knowsPasskeys = (): boolean =>
  typeof window.PublicKeyCredential?.parseCreationOptionsFromJSON === "function";

interface Asked<Options> {
  readonly publicKey: Options;
}

/** Closed by the person, or nothing that fits: the browser does not say which. */
async function orCancelled<Credential>(asked: Promise<Credential | null>): Promise<Credential> {
  const found = await asked.catch(() => null);
  if (!found) throw new Problem(400, "passkey_cancelled", "", "");
  return found;
}

export async function makePasskey(asked: Asked<PublicKeyCredentialCreationOptionsJSON>): Promise<object> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked.publicKey);
  const made = await orCancelled(navigator.credentials.create({ publicKey }));
  return (made as PublicKeyCredential).toJSON();
}

export async function showPasskey(asked: Asked<PublicKeyCredentialRequestOptionsJSON>): Promise<object> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked.publicKey);
  const shown = await orCancelled(navigator.credentials.get({ publicKey }));
  return (shown as PublicKeyCredential).toJSON();
}
