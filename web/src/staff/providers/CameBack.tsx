import { Alert } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

const KNOWN = new Set(["signup_closed", "linked_elsewhere", "invitation_invalid", "cancelled"]);

/** Why the way by the provider did not lead inside: its code stands in the address. */
export function CameBack() {
  const { t } = useTranslation("staff");
  const { error } = useSearch({ strict: false }) as { error?: string };
  if (!error) return null;
  return (
    <Alert color="red" role="alert">
      {t(`providers.back.${KNOWN.has(error) ? error : "other"}`)}
    </Alert>
  );
}
