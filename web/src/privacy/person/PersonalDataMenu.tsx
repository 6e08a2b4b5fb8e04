import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconFileExport, IconUserX } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";

const DiscloseModal = lazy(() => import("./DiscloseModal"));
const EraseModal = lazy(() => import("./EraseModal"));

interface Person {
  readonly id: string;
  readonly name: string;
}

/** What a person may ask for by law, for whoever sees to it: their data, and to be erased. */
export function PersonalDataMenu({ person }: { person: Person }) {
  const { t } = useTranslation("privacy");
  const { navigation } = useMe();
  const [opened, open] = useState<"disclose" | "erase">();
  if (!navigation.includes("settings")) return null;
  const close = () => open(undefined);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t("menu.open")}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t("menu.title")}</Menu.Label>
          <Menu.Item leftSection={<IconFileExport size={16} aria-hidden />} onClick={() => open("disclose")}>
            {t("menu.disclose")}
          </Menu.Item>
          <Menu.Item
            color="red.9"
            leftSection={<IconUserX size={16} aria-hidden />}
            onClick={() => open("erase")}
          >
            {t("menu.erase")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {opened === "disclose" && <DiscloseModal person={person} onClose={close} />}
        {opened === "erase" && <EraseModal person={person} onClose={close} />}
      </Suspense>
    </>
  );
}
