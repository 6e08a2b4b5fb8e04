import { MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FocusEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "@/client/api";
import { keysOf } from "@/client/keys";
import type { Schema } from "@/client/schema";

const userKeys = keysOf("staff.User");

interface Props {
  value?: string[];
  onChange: (value: string[]) => void;
  error?: ReactNode;
  onBlur?: (event: FocusEvent<HTMLInputElement>) => void;
  onFocus?: (event: FocusEvent<HTMLInputElement>) => void;
}

/** Who calls: the rows go round among them. */
export function PeopleField(props: Props) {
  const { t } = useTranslation("sales");
  const { data } = useQuery({
    queryKey: userKeys.list({ limit: 200 }),
    queryFn: ({ signal }) =>
      answer<Schema<"Page_UserOut_">>(
        api.GET("/api/v1/users", { params: { query: { limit: 200 } }, signal }),
      ),
  });
  return (
    <MultiSelect
      label={t("targets.people")}
      description={t("targets.people_about")}
      searchable
      clearable
      data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      {...props}
    />
  );
}
