import { useLocalStorage } from "@mantine/hooks";

const KEY = "enishi.single_keys";

/** Whether keys act without Ctrl or ⌘, kept in this browser: who dictates or slips easily turns them off. */
export function useSingleKeys(): readonly [boolean, (areOn: boolean) => void] {
  const [areOn, keep] = useLocalStorage<boolean>({
    key: KEY,
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return [areOn, keep];
}

export function areSingleKeysOn(): boolean {
  return localStorage.getItem(KEY) !== "false";
}
