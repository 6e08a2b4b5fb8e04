import axe from "axe-core";
import { expect } from "vitest";

/** Axe finds no serious fault. Colour is left to the browser tests: jsdom has no layout to measure it on. */
export async function expectNoAxeFaults(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}
