import { useQuery } from "@tanstack/react-query";
import { ask, refusalOf, type Told } from "@/client/allauth";
import { keysOf } from "@/client/keys";
import { Problem } from "@/client/problem";
import { makePasskey, showPasskey } from "./passkey";

export interface Factor {
  readonly type: "totp" | "webauthn" | "recovery_codes";
  readonly id?: number;
  readonly name?: string;
  readonly last_used_at: number | null;
  readonly unused_code_count?: number;
  readonly total_code_count?: number;
}

export interface NewApp {
  readonly secret: string;
  readonly picture: string;
}

const AT = "/account/authenticators";
export const factorKeys = keysOf("staff.SecondFactor");

/** Told by the server when what one is about to change asks for the password once more. */
export const PROVE_AGAIN = "prove_again";

async function done<Data>(asked: Promise<Told<Data>>, ...fine: number[]): Promise<Told<Data>> {
  const told = await asked;
  if (told.status === 200 || fine.includes(told.status)) return told;
  if (told.status === 401 && told.meta?.is_authenticated) throw new Problem(401, PROVE_AGAIN, "", "");
  throw refusalOf(told);
}

export function useFactors() {
  return useQuery({
    queryKey: factorKeys.list(),
    queryFn: async () => (await done(ask<readonly Factor[]>(AT))).data as readonly Factor[],
  });
}

/** A seed for an app, with its picture; 404 is allauth's way to say that there is none yet. */
export async function beginApp(): Promise<NewApp> {
  const { meta } = await done(ask(`${AT}/totp`), 404);
  const svg = encodeURIComponent(String(meta?.totp_svg ?? ""));
  return { secret: String(meta?.secret ?? ""), picture: `data:image/svg+xml,${svg}` };
}

export const finishApp = (code: string) => done(ask(`${AT}/totp`, "POST", { code }));
export const removeApp = () => done(ask(`${AT}/totp`, "DELETE"));

interface Creation {
  readonly creation_options: { readonly publicKey: PublicKeyCredentialCreationOptionsJSON };
}
interface Request {
  readonly request_options: { readonly publicKey: PublicKeyCredentialRequestOptionsJSON };
}

export async function addPasskey(name: string) {
  const { data } = await done(ask<Creation>(`${AT}/webauthn?passwordless`));
  const credential = await makePasskey((data as Creation).creation_options);
  return done(ask(`${AT}/webauthn`, "POST", { name, credential, passwordless: true }));
}

export const removePasskey = (id: number) => done(ask(`${AT}/webauthn`, "DELETE", { authenticators: [id] }));

export async function spareCodes(): Promise<readonly string[]> {
  const { data } = await done(ask<{ unused_codes: readonly string[] }>(`${AT}/recovery-codes`));
  return data?.unused_codes ?? [];
}

export async function renewCodes(): Promise<readonly string[]> {
  const { data } = await done(ask<{ unused_codes: readonly string[] }>(`${AT}/recovery-codes`, "POST", {}));
  return data?.unused_codes ?? [];
}

export const proveByPassword = (password: string) => done(ask("/auth/reauthenticate", "POST", { password }));

export const enterCode = (code: string) => done(ask("/auth/2fa/authenticate", "POST", { code }));

async function withPasskey(path: string) {
  const { data } = await done(ask<Request>(path));
  const credential = await showPasskey((data as Request).request_options);
  return done(ask(path, "POST", { credential }));
}

export const enterByPasskey = () => withPasskey("/auth/webauthn/login");
export const confirmByPasskey = () => withPasskey("/auth/webauthn/authenticate");
export const proveByPasskey = () => withPasskey("/auth/webauthn/reauthenticate");
