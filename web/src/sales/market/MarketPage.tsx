import { Stack, Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { AppLink } from "@/ui/AppLink";
import { PageHead } from "@/ui/PageHead";
import { useFilters } from "@/ui/useFilters";
import { MarketNotes } from "./MarketNotes";
import { Penetration } from "./Penetration";
import { Segments } from "./Segments";
import { TargetLists } from "./TargetLists";

const TABS = {
  segments: Segments,
  penetration: Penetration,
  lists: TargetLists,
  notes: MarketNotes,
} as const;
type Tab = keyof typeof TABS;
const NAMES = Object.keys(TABS) as Tab[];

/** The market: its segments, how far we are in it, whom to call, and what is known. */
export default function MarketPage() {
  const { t } = useTranslation("sales");
  const { values, set } = useFilters();
  const { navigation } = useMe();
  const tab = NAMES.find((name) => name === values.tab) ?? "segments";
  const Shown = TABS[tab];
  return (
    <Stack p="md">
      <PageHead
        title={t("market.title")}
        about={t("market.about")}
        actions={<AppLink to="/win-back">{t("market.win_back")}</AppLink>}
      />
      <Tabs value={tab} onChange={(name) => name && set({ tab: name, new: undefined, filter: undefined })}>
        <Tabs.List>
          {NAMES.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`market.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} pt="md">
          {navigation.includes("market") && <Shown />}
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
