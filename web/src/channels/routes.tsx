import { IconMail, IconMailQuestion, IconSend, IconSignature } from "@tabler/icons-react";
import type { RoomRoutes } from "@/ui/room";

const channels: RoomRoutes = {
  room: "channels",
  pages: [
    { path: "/s/$key", load: () => import("./survey/SurveyPage"), frame: "none" },
    { path: "/q/$key", load: () => import("./quote/SharedQuotePage"), frame: "none" },
    { path: "/help", load: () => import("./help/HelpPage"), frame: "none" },
    { path: "/help/$number", load: () => import("./help/HelpArticlePage"), frame: "none" },
    { path: "/settings/mailboxes", load: () => import("./mailboxes/MailboxesPage") },
    { path: "/settings/received-mails", load: () => import("./received/ReceivedPage") },
    { path: "/settings/sending", load: () => import("./sending/SendingPage") },
    { path: "/settings/signatures", load: () => import("./sending/SignaturesPage") },
  ],
  settings: [
    {
      to: "/settings/mailboxes",
      label: "mailboxes.title",
      about: "mailboxes.about",
      icon: IconMail,
      needs: "settings",
    },
    {
      to: "/settings/received-mails",
      label: "received.title",
      about: "received.about",
      icon: IconMailQuestion,
      needs: "settings",
    },
    {
      to: "/settings/sending",
      label: "sending.title",
      about: "sending.about",
      icon: IconSend,
      needs: "settings",
    },
    {
      to: "/settings/signatures",
      label: "signatures.title",
      about: "signatures.about",
      icon: IconSignature,
      needs: "tickets",
    },
  ],
};

export default channels;
