/** What a call says about itself while it holds its share of the limits. */
export interface Lease {
  /** The service has it: its pictures count for a minute from here. */
  accepted(): void;
  /** The service certainly did not take it: its pictures do not count. */
  refund(): void;
}

/** Says the same to both. */
export function bothLeases(one: Lease, two: Lease): Lease {
  return {
    accepted() {
      one.accepted();
      two.accepted();
    },
    refund() {
      one.refund();
      two.refund();
    },
  };
}
