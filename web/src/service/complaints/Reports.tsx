import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconFileCheck, IconFileText } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toastDone } from "@/ui/toast";
import { type Complaint, EDITIONS, type Edition, issueReport, reportOf, useComplaintChange } from "./api";

const LANGUAGES = ["ja", "en"] as const;

/** The report: looked at as it would be printed, or issued and kept among the files. */
export function Reports({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation("service");
  const keep = useComplaintChange();
  const issue = useMutation({
    mutationFn: ({ edition, language }: { edition: Edition; language: "ja" | "en" }) =>
      issueReport(complaint, edition, language),
    onSuccess: (issued) => {
      keep(issued);
      toastDone(t("complaint.report_issued"));
    },
  });
  const kinds = EDITIONS.flatMap((edition) => LANGUAGES.map((language) => ({ edition, language })));
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconFileText size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          loading={issue.isPending}
        >
          {t("complaint.report")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("complaint.report_look")}</Menu.Label>
        {kinds.map(({ edition, language }) => (
          <Menu.Item
            key={`${edition}-${language}`}
            component="a"
            href={reportOf(complaint.id, edition, language)}
            target="_blank"
            rel="noopener"
          >
            {t(`complaint.edition.${edition}`)} · {t(`complaint.in_${language}`)}
          </Menu.Item>
        ))}
        {complaint.may.update && complaint.step !== "closed" && (
          <>
            <Menu.Label>{t("complaint.report_issue")}</Menu.Label>
            {kinds.map((kind) => (
              <Menu.Item
                key={`${kind.edition}-${kind.language}`}
                leftSection={<IconFileCheck size={14} aria-hidden />}
                onClick={() => issue.mutate(kind)}
              >
                {t(`complaint.edition.${kind.edition}`)} · {t(`complaint.in_${kind.language}`)}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
