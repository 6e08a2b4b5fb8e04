import type { Condition, Tree } from "@/views/types";

type Say = () => Tree;

const within = (field: string, value: string): Condition => ({ field, op: "within", value });
const anyOf = (...parts: readonly (Condition | Tree)[]): Tree => ({ join: "any", parts });
const allOf = (...parts: readonly (Condition | Tree)[]): Tree => ({ join: "all", parts });
const begun = (field: string) => anyOf(within(field, "past"), within(field, "today"));
const still = (field: string) => anyOf(within(field, "today"), within(field, "future"));
const goesOn: Condition = { field: "cancelled_on", op: "empty" };
const notOver = anyOf(goesOn, still("cancelled_on"));

const SAID: Readonly<Record<string, Say>> = {
  planned: () => allOf(within("starts_on", "future"), notOver),
  running: () => allOf(begun("starts_on"), still("ends_on"), notOver),
  renewing: () => allOf(begun("notice_on"), begun("starts_on"), still("ends_on"), goesOn),
  ended: () => allOf(within("ends_on", "past"), notOver),
  cancelled: () => allOf(within("cancelled_on", "past")),
};

/** A state said as conditions on a contract's days: so a view that keeps it is right on every later day. */
export const inState = (state: string): Tree => (SAID[state] ?? (() => allOf()))();
