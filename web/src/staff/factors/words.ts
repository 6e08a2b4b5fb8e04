import type { TFunction } from "i18next";
import { toProblem } from "@/client/problem";

const KNOWN = ["incorrect_code", "too_many_login_attempts", "passkey_cancelled", "incorrect_password"];

/** Why a code or a passkey was not taken. */
export function whyNot(error: unknown, t: TFunction): string {
  const { status, code } = toProblem(error);
  if (status === 429) return t("factors.why.too_many_login_attempts");
  if (code === "enter_current_password") return t("factors.why.incorrect_password");
  return t(`factors.why.${KNOWN.includes(code) ? code : "other"}`);
}
