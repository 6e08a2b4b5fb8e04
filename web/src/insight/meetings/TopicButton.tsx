import { Button, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormModal } from "@/ui/form/FormModal";
import { deals, type Picked } from "@/ui/pickers";
import { RecordPicker } from "@/ui/RecordPicker";
import { addTopic, type Meeting, useKeep } from "./api";
import classes from "./meetings.module.css";

interface Values extends Record<string, unknown> {
  title: string;
  deal_id: Picked | null;
}

/** Something else to speak about, of a deal or of none. */
export function TopicButton({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("insight");
  const [adds, setAdds] = useState(false);
  const keep = useKeep();
  return (
    <div className={classes.screen}>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setAdds(true)}
      >
        {t("meeting.add_topic")}
      </Button>
      {adds && (
        <FormModal<Values>
          title={t("meeting.add_topic")}
          initialValues={{ title: "", deal_id: null }}
          validate={{ title: (text) => (text.trim() ? null : t("meetings.needed")) }}
          onSubmit={async ({ title, deal_id }) =>
            keep(await addTopic(meeting, { title, deal_id: deal_id?.id ?? null }))
          }
          onClose={() => setAdds(false)}
        >
          {(form) => (
            <>
              <TextInput
                label={t("meeting.topic")}
                required
                maxLength={300}
                data-autofocus
                {...form.getInputProps("title")}
              />
              <RecordPicker
                label={t("meeting.deal")}
                source={deals}
                {...form.getInputProps("deal_id")}
                value={form.values.deal_id}
              />
            </>
          )}
        </FormModal>
      )}
    </div>
  );
}
