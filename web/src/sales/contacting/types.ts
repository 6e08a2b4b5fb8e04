import type { Schema } from "@/client/schema";

/** How fast somebody speaks to a new lead; minutes are those of working time. */
export type FirstContact = Schema<"LeadClockOut">;
