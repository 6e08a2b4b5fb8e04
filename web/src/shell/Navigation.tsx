import { NavLink, ScrollArea, Text } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "@/client/me";
import { roleColor } from "@/ui/RoleMark";
import { type Place, placesOf } from "./places";
import classes from "./shell.module.css";

const GROUPS: readonly Place["group"][] = ["start", "customers", "sales", "service", "both", "house"];

/** The places open to this reader, grouped by who works there. */
export function Navigation() {
  const { t } = useTranslation("shell");
  const { navigation } = useMe();
  const places = placesOf(navigation);
  return (
    <ScrollArea type="auto" className={classes.places} scrollbarSize={6}>
      {GROUPS.map((group) => {
        const here = places.filter((place) => place.group === group);
        if (here.length === 0) return null;
        return (
          <div key={group}>
            {group !== "start" && (
              <Text className={classes.group} size="xs" aria-hidden>
                {t(`group.${group}`)}
              </Text>
            )}
            <ul className={classes.list} aria-label={t(`group.${group}`)}>
              {here.map((place) => (
                <li key={place.name}>
                  <PlaceLink place={place} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </ScrollArea>
  );
}

function PlaceLink({ place }: { place: Place }) {
  const { t } = useTranslation("shell");
  const { pathname } = useLocation();
  const isHere = pathname === place.to || pathname.startsWith(`${place.to}/`);
  const color = place.role ? roleColor(place.role) : undefined;
  return (
    <NavLink
      renderRoot={(props) => <Link {...props} to={place.to as string} />}
      className={classes.place}
      active={isHere}
      aria-current={isHere ? "page" : undefined}
      variant="subtle"
      style={color ? { "--place": color } : undefined}
      leftSection={<place.icon size={18} stroke={1.6} color={color} aria-hidden />}
      label={t(`place.${place.name}`)}
    />
  );
}
