/** Whether a moment is still to come. */
export function isAhead(at: string | null, now: Date): boolean {
  return at !== null && Date.parse(at) > now.getTime();
}
