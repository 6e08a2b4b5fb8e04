import { Alert, Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { useFormat } from "@/ui/useFormat";
import classes from "./inbox.module.css";
import { fileOf, htmlOf, type ReceivedMail, useWholeMail } from "./received";
import { Marked } from "./search/Marked";

type Shown = "new" | "whole" | "html";

/** What a message shows of its mail: all of its text, its look, its files. */
export function MailPart({ mail, text }: { mail: ReceivedMail; text: string }) {
  const { t } = useTranslation("service");
  const [shown, show] = useState<Shown>("new");
  // Asked for each time anew: a look at the mail alone tells its sender nothing.
  const [withPictures, load] = useState(false);
  const whole = useWholeMail(mail, shown === "whole");
  const turn = (to: Shown) => {
    load(false);
    show(shown === to ? "new" : to);
  };
  return (
    <Stack gap="xs">
      {shown === "html" ? (
        <iframe
          className={classes.mail}
          src={htmlOf(mail, withPictures)}
          title={t("received_mail.html_title")}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
        />
      ) : (
        <div className={classes.words}>
          <Marked>{(shown === "whole" && whole.data?.whole_text) || text}</Marked>
        </div>
      )}
      {shown === "html" && mail.remote_pictures > 0 && (
        <Pictures count={mail.remote_pictures} isShown={withPictures} onShow={() => load(true)} />
      )}
      <Remarks mail={mail} />
      <Files mail={mail} />
      <Group gap="xs">
        {mail.has_more && (
          <Button
            size="compact-xs"
            variant="default"
            loading={whole.isFetching}
            aria-expanded={shown === "whole"}
            onClick={() => turn("whole")}
          >
            {t(shown === "whole" ? "received_mail.show_new" : "received_mail.show_whole")}
          </Button>
        )}
        {mail.has_html && (
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={shown === "html"}
            onClick={() => turn("html")}
          >
            {t(shown === "html" ? "received_mail.show_text" : "received_mail.show_html")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

interface PicturesProps {
  count: number;
  isShown: boolean;
  onShow: () => void;
}

/** Pictures from elsewhere are left out until somebody asks for them. */
function Pictures({ count, isShown, onShow }: PicturesProps) {
  const { t } = useTranslation("service");
  return (
    <Group gap="xs" role="status">
      <Text size="xs" c="dimmed">
        {t(isShown ? "received_mail.pictures_shown" : "received_mail.pictures", { n: count })}
      </Text>
      {!isShown && (
        <Button size="compact-xs" variant="default" onClick={onShow}>
          {t("received_mail.show_pictures")}
        </Button>
      )}
    </Group>
  );
}

/** What the reader should know of it. */
function Remarks({ mail }: { mail: ReceivedMail }) {
  const { t } = useTranslation("service");
  return (
    <>
      {mail.refers_to && (
        <Alert variant="light" color="gray" p="xs">
          <AppLink to={`/tickets/${mail.refers_to.id}`}>
            {t("received_mail.refers_to", { number: mail.refers_to.number })}
          </AppLink>
        </Alert>
      )}
      {mail.had_errors && (
        <Text size="xs" c="dimmed">
          {t("received_mail.had_errors")}
        </Text>
      )}
    </>
  );
}

function Files({ mail }: { mail: ReceivedMail }) {
  const { t } = useTranslation("service");
  const { bytes } = useFormat();
  if (mail.attachments.length === 0) return null;
  return (
    <Group
      gap="sm"
      component="ul"
      p={0}
      m={0}
      aria-label={t("received_mail.files")}
      style={{ listStyle: "none" }}
    >
      {mail.attachments.map((file) => (
        <li key={file.number}>
          <Anchor href={fileOf(mail, file.number)} download size="sm">
            <Group gap={4} wrap="nowrap">
              <IconPaperclip size={14} aria-hidden />
              <span style={{ overflowWrap: "anywhere" }}>{file.name || t("received_mail.unnamed_file")}</span>
              <Text span size="xs" c="dimmed">
                {bytes(file.size)}
              </Text>
            </Group>
          </Anchor>
        </li>
      ))}
    </Group>
  );
}
