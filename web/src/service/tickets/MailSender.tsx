import { Text, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { StatusBadge } from "@/ui/StatusBadge";
import type { ReceivedMail } from "./received";

/** Who the mail says it is from, and that nobody vouches for it. */
export function MailSender({ mail }: { mail: ReceivedMail }) {
  const { t } = useTranslation("service");
  const { name, address } = mail.sender;
  const reasons = mail.doubts.map((doubt) => t(`received_mail.doubt.${doubt}`));
  const why = [t("received_mail.unverified_about"), ...reasons].join(" ");
  return (
    <>
      <Text span inherit style={{ overflowWrap: "anywhere" }}>
        {name ? `${name} <${address}>` : address || t("received_mail.no_sender")}
      </Text>
      {!mail.is_verified && (
        <Tooltip label={why} multiline maw={320}>
          <span>
            <StatusBadge
              tone={mail.doubts.length > 0 ? "warn" : "neutral"}
              label={t(mail.doubts.length > 0 ? "received_mail.doubtful" : "received_mail.unverified")}
            />
          </span>
        </Tooltip>
      )}
      {mail.flags.includes("verification") && (
        <Tooltip label={t("received_mail.verification_about")} multiline maw={320}>
          <span>
            <StatusBadge tone="warn" label={t("received_mail.verification")} />
          </span>
        </Tooltip>
      )}
      {mail.kind !== "customer" && mail.kind !== "" && (
        <StatusBadge tone="neutral" label={t(`received_mail.kind.${mail.kind}`)} />
      )}
    </>
  );
}
