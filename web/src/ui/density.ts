import { useLocalStorage } from "@mantine/hooks";
import { useEffect } from "react";
import { DENSITIES, type Density } from "./theme";

/** ゆったり / 標準 / 詰める, kept in this browser. */
export function useDensity(): readonly [Density, (density: Density) => void] {
  const [kept, keep] = useLocalStorage<Density>({
    key: "enishi.density",
    defaultValue: "normal",
    getInitialValueInEffect: false,
  });
  const density = DENSITIES.includes(kept) ? kept : "normal";
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  return [density, keep];
}
