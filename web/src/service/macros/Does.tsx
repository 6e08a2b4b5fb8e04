import { Badge, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { doesOf, type ReadyMacro } from "./api";

/** What a macro does besides speaking, in short words. */
export function Does({ macro }: { macro: ReadyMacro | Parameters<typeof doesOf>[0] }) {
  const { t } = useTranslation("service");
  const does = doesOf(macro);
  if (does.length === 0) return null;
  const said = (name: string, value: string) => {
    if (name === "status") return t(`status.${value}`);
    if (name === "priority") return t("macro.does.priority", { priority: t(`priority.${value}`) });
    if (name === "note") return t("macro.does.note");
    return t(`macro.does.${name}`, { value });
  };
  return (
    <Group gap={4}>
      {does.map(([name, value]) => (
        <Badge key={`${name} ${value}`} variant="default" tt="none" fw={500}>
          {said(name, value)}
        </Badge>
      ))}
    </Group>
  );
}
