/** How fast somebody speaks to a new lead. */
export interface FirstContact {
  readonly due_at: string | null;
  readonly contacted_at: string | null;
  /** Of working time, until somebody spoke to them. */
  readonly minutes: number | null;
  /** Minutes of working time until it is due; below nought since. */
  readonly left: number | null;
  readonly is_late: boolean;
}
