/** The nine roles in the order of their list. */
export const ROLES = [
  "owner",
  "admin",
  "sales_manager",
  "sales_rep",
  "service_manager",
  "service_agent",
  "finance",
  "executive",
  "read_only",
] as const;
