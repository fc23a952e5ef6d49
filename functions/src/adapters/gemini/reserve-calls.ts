import type { Usage } from '../../contract/report.ts';
import { addUsage } from '../../domain/states/usage.ts';
import type { Meter, MeteredCall } from '../../workflows/ports/analyzer.ts';

const nothing = ({ cost_usd }: Usage): Usage => ({
  input_tokens: 0,
  output_tokens: 0,
  cost_usd: cost_usd === null ? null : 0,
});

export interface ReservedCalls {
  /** The call that was reserved for this judge; each judge takes its own once. */
  take(judge: number): Promise<MeteredCall>;
  /** Gives back what no call has taken; once all judges have ended. */
  giveBack(): Promise<void>;
}

/**
 * The first call of every judge, reserved together as soon as one is about to be made. Where the budget has no
 * room for all of them none is made.
 */
export function reserveCalls(meter: Meter, estimates: readonly Usage[]): ReservedCalls {
  const untaken = new Map<number, { call: MeteredCall; estimate: Usage }>();
  let reserving: Promise<void> | null = null;

  async function reserveAll(): Promise<void> {
    for (const [judge, estimate] of estimates.entries()) {
      untaken.set(judge, { call: await meter.begin(estimate), estimate });
    }
  }

  return {
    async take(judge) {
      reserving ??= reserveAll();
      await reserving;
      const own = untaken.get(judge);
      if (own === undefined) throw new Error('This call has been made already.');
      untaken.delete(judge);
      return own.call;
    },
    async giveBack() {
      const calls = [...untaken.values()];
      untaken.clear();
      for (const { call, estimate } of calls) await call.end(nothing(estimate));
    },
  };
}

export interface TalliedCalls {
  /** The call, whose use is added up. */
  tally(call: MeteredCall, estimate: Usage): MeteredCall;
  /** Of all calls so far; null: none has ended. */
  used(): Usage | null;
}

/** Adds up what one judge's calls use, as the meter counts it. */
export function tallyCalls(): TalliedCalls {
  let total: Usage | null = null;
  return {
    tally: (call, estimate) => ({
      async end(used) {
        total = addUsage(total, used ?? estimate);
        await call.end(used);
      },
    }),
    used: () => total,
  };
}
