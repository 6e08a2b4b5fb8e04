import type { Icon } from "@tabler/icons-react";
import type { ComponentType } from "react";

/** A page: its address, and how its code arrives. `frame: "none"` stands outside the menu, unsigned readers too. */
export interface PageRoute {
  readonly path: string;
  readonly load: () => Promise<{ default: ComponentType }>;
  readonly frame?: "none";
}

/** Something the palette (⌘K) and `c` offer to begin. `needs` is a name in `me.navigation`. */
export interface Command {
  readonly id: string;
  /** A key in the room's own words. */
  readonly label: string;
  readonly to: string;
  readonly needs: string;
  readonly icon: Icon;
}

/** A page listed under 設定, with one sentence on what it changes for whom. */
export interface SettingsEntry {
  readonly to: string;
  readonly label: string;
  readonly about: string;
  readonly icon: Icon;
  /** A name in `me.navigation`; without it everyone sees the page. */
  readonly needs?: string;
}

/** What a room's `routes.tsx` exports as default. */
export interface RoomRoutes {
  readonly room: string;
  readonly pages: readonly PageRoute[];
  readonly commands?: readonly Command[];
  readonly settings?: readonly SettingsEntry[];
}
