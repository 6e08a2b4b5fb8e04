import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateText } from "@/ui/DateText";
import type { Handover } from "./api";
import classes from "./handover.module.css";

/** Both names under the form: who gave, who took, and when. Empty lines until it is accepted. */
export function Signature({ handover }: { handover: Handover }) {
  const { t } = useTranslation("bond");
  const isSigned = handover.status === "accepted";
  return (
    <footer className={classes.signature} data-signed={isSigned || undefined}>
      <Line label={t("form.signed_sales")} name={handover.given_by?.name} at={handover.opened_at} />
      <Line
        label={t("form.signed_service")}
        name={isSigned ? handover.accepted_by?.name : undefined}
        at={isSigned ? handover.accepted_at : null}
      />
    </footer>
  );
}

function Line({ label, name, at }: { label: string; name: string | undefined; at: string | null }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <div className={classes.signed}>
        <Text fw={600} translate="no">
          {name ?? ""}
        </Text>
        {name && at && (
          <Text size="sm" c="dimmed">
            <DateText iso={at} />
          </Text>
        )}
      </div>
    </div>
  );
}
