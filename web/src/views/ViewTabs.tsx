import { ActionIcon, Menu, UnstyledButton } from "@mantine/core";
import { IconDots, IconHome, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { View } from "./types";
import type { ViewState } from "./useView";
import { ViewActs } from "./ViewActs";
import classes from "./views.module.css";

interface Props {
  view: ViewState;
  /** Keys of the columns that are shown now: a view keeps them. */
  columns: readonly string[];
}

/** The views of a list as tabs over it; the one in use can be kept, renamed, shared. */
export function ViewTabs({ view, columns }: Props) {
  const { t } = useTranslation("views");
  const { active, views } = view;
  const isTab = (one: View) => one.is_pinned || one.id === active?.id;
  const others = views.filter((one) => !isTab(one));
  return (
    <nav className={classes.bar} aria-label={t("tabs")}>
      <div className={classes.tabs}>
        <UnstyledButton
          className={classes.tab}
          aria-current={!active && !view.isMissing ? "page" : undefined}
          onClick={() => view.choose(undefined)}
        >
          {t("everything")}
        </UnstyledButton>
        {views.filter(isTab).map((one) => (
          <Tab key={one.id} view={one} isActive={one.id === active?.id} onChoose={() => view.choose(one)} />
        ))}
        {others.length > 0 && <Others views={others} onChoose={view.choose} />}
      </div>
      <ViewActs view={view} columns={columns} />
    </nav>
  );
}

function Tab({ view, isActive, onChoose }: { view: View; isActive: boolean; onChoose: () => void }) {
  const { t } = useTranslation("views");
  return (
    <UnstyledButton
      className={classes.tab}
      aria-current={isActive ? "page" : undefined}
      data-colour={view.colour || undefined}
      onClick={onChoose}
    >
      {view.is_home && <IconHome size={14} role="img" aria-label={t("is_home")} />}
      {view.name}
      {view.team && (
        <IconUsers size={14} role="img" aria-label={t("shared_with", { team: view.team.name })} />
      )}
    </UnstyledButton>
  );
}

function Others({ views, onChoose }: { views: readonly View[]; onChoose: (view: View) => void }) {
  const { t } = useTranslation("views");
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("others")}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {views.map((one) => (
          <Menu.Item key={one.id} onClick={() => onChoose(one)}>
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
