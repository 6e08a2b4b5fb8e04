import { dayOf } from "@/ui/format";

/** The reader's day, "2026-11-20". */
export const today = () => dayOf(new Date().toISOString());
