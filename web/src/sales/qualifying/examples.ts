import { type Check, ITEMS } from "./api";

export const NOTHING_KNOWN: readonly Check[] = ITEMS.map((item) => ({
  item,
  state: "unconfirmed",
  text: "",
  evidence: null,
  by: null,
  at: null,
}));
