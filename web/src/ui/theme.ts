import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
  virtualColor,
} from "@mantine/core";

export type Density = "roomy" | "normal" | "tight";
export const DENSITIES: readonly Density[] = ["roomy", "normal", "tight"];

/** 朱: sales. */
const sales: MantineColorsTuple = [
  "#fff1ec",
  "#fde0d6",
  "#fabfac",
  "#f69b7f",
  "#f17b58",
  "#ec6439",
  "#d9481f",
  "#bf3a15",
  "#9c2e10",
  "#76220c",
];
/** 藍: service. */
const service: MantineColorsTuple = [
  "#eef3fb",
  "#dbe5f4",
  "#b3c8e6",
  "#88a9d8",
  "#648fcb",
  "#4c7ec3",
  "#2f63a8",
  "#1f4f8f",
  "#173f75",
  "#0f2c55",
];
/** 梅紫: what belongs to both. */
const both: MantineColorsTuple = [
  "#faf0f7",
  "#f1dfec",
  "#e0bcd6",
  "#cd96bf",
  "#bb75aa",
  "#ad5f9b",
  "#93467f",
  "#7c3569",
  "#642953",
  "#4a1d3d",
];
/** Paper and ink, a little warm. From 6 on readable as text on white. */
const gray: MantineColorsTuple = [
  "#faf9f7",
  "#f3f2ef",
  "#e8e6e2",
  "#dcdad5",
  "#c5c2bc",
  "#a3a09a",
  "#6b6863",
  "#55534f",
  "#3a3936",
  "#242321",
];
const dark: MantineColorsTuple = [
  "#e4e2df",
  "#c9c7c3",
  "#a8a6a2",
  "#807e7a",
  "#575552",
  "#403e3c",
  "#302f2d",
  "#1c1b1a",
  "#161515",
  "#100f0f",
];
/** The main action: ink on paper; by night paper on ink, as strong a contrast as by day. */
const ink: MantineColorsTuple = [
  "#f3f2ef",
  "#e8e6e2",
  "#dcdad5",
  "#c5c2bc",
  "#a3a09a",
  "#6b6863",
  "#4a4844",
  "#33312e",
  "#242321",
  "#161514",
];
const paper: MantineColorsTuple = [
  "#f6f5f3",
  "#e4e2df",
  "#d7d5d1",
  "#c9c7c3",
  "#c2bfba",
  "#c9c7c3",
  "#d7d5d1",
  "#e4e2df",
  "#f3f2ef",
  "#faf9f7",
];
/** What is written on the main action. Mantine reckons it once for both schemes. */
const ON_MAIN = "var(--on-main)";
const isMain = (color: string | undefined) => color === undefined || color === "main";
const variants: VariantColorsResolver = (input) => {
  const found = defaultVariantColorsResolver(input);
  return input.variant === "filled" && isMain(input.color) ? { ...found, color: ON_MAIN } : found;
};

const GAPS = { tight: 0.75, normal: 1, roomy: 1.25 } as const;
const gap = (px: number, density: Density) => `${(px * GAPS[density]) / 16}rem`;

export function themeOf(density: Density) {
  return createTheme({
    colors: {
      sales,
      service,
      both,
      gray,
      dark,
      ink,
      paper,
      main: virtualColor({ name: "main", light: "ink", dark: "paper" }),
    },
    primaryColor: "main",
    primaryShade: { light: 7, dark: 7 },
    autoContrast: true,
    variantColorResolver: variants,
    luminanceThreshold: 0.36,
    cursorType: "pointer",
    respectReducedMotion: true,
    defaultRadius: "sm",
    fontFamily:
      '"Hiragino Sans", "Hiragino Kaku Gothic ProN", "Noto Sans JP", "Noto Sans CJK JP", "BIZ UDPGothic", "Yu Gothic UI", Meiryo, system-ui, sans-serif',
    fontFamilyMonospace:
      'ui-monospace, "SFMono-Regular", Menlo, Consolas, "Noto Sans Mono CJK JP", monospace',
    lineHeights: { xs: "1.4", sm: "1.5", md: "1.7", lg: "1.7", xl: "1.7" },
    headings: {
      fontWeight: "650",
      textWrap: "balance",
      sizes: {
        h1: { fontSize: "1.5rem", lineHeight: "1.4" },
        h2: { fontSize: "1.125rem", lineHeight: "1.5" },
        h3: { fontSize: "1rem", lineHeight: "1.5" },
      },
    },
    // Named, not imported: `Badge.extend` would bring each component into the first load.
    components: {
      // No capitals by force and no spaced letters: neither suits Japanese.
      Badge: { styles: { label: { textTransform: "none", letterSpacing: 0 } } },
      Checkbox: { defaultProps: { iconColor: ON_MAIN } },
      Radio: { defaultProps: { iconColor: ON_MAIN } },
      Stepper: { vars: () => ({ root: { "--stepper-icon-color": ON_MAIN } }) },
      Menu: { defaultProps: { shadow: "md" } },
    },
    spacing: {
      xs: gap(8, density),
      sm: gap(12, density),
      md: gap(16, density),
      lg: gap(24, density),
      xl: gap(32, density),
    },
  });
}

/** Mantine's dimmed, placeholder and error greys and reds, made readable (4.5 : 1) on our paper. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#ffffff",
    "--mantine-color-dimmed": "var(--mantine-color-gray-6)",
    "--mantine-color-placeholder": "#716e69",
    "--mantine-color-error": "#b8261c",
    "--mantine-color-anchor": "#1f4f8f",
    "--sales": "var(--mantine-color-sales-7)",
    "--service": "var(--mantine-color-service-7)",
    "--both": "var(--mantine-color-both-7)",
    "--bad": "#b8261c",
    "--good": "#22693a",
    "--warn": "#875100",
    "--paper": "var(--mantine-color-gray-0)",
    "--line": "var(--mantine-color-gray-2)",
    "--note": "#fdf6dd",
    "--on-main": "#ffffff",
    "--mantine-primary-color-contrast": "#ffffff",
  },
  dark: {
    "--mantine-color-dimmed": "var(--mantine-color-dark-2)",
    "--mantine-color-placeholder": "#98958f",
    "--mantine-color-error": "#ff8a80",
    "--mantine-color-anchor": "#9dbcec",
    "--sales": "var(--mantine-color-sales-4)",
    "--service": "var(--mantine-color-service-3)",
    "--both": "var(--mantine-color-both-3)",
    "--bad": "#ff8a80",
    "--good": "#7fcf9a",
    "--warn": "#eebb6a",
    "--paper": "var(--mantine-color-dark-8)",
    "--line": "var(--mantine-color-dark-5)",
    "--note": "#38321c",
    "--on-main": "#161515",
    "--mantine-primary-color-contrast": "#161515",
  },
});
