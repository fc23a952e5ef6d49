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
  /** Gives back what no call has taken. */
  giveBack(): Promise<void>;
}

/**
 * The first call of every judge, reserved together as soon as one is about to be made: all of them or, where the
 * budget has no room, none.
 */
export function reserveCalls(meter: Meter, estimates: readonly Usage[]): ReservedCalls {
  const untaken = new Map<number, { call: MeteredCall; estimate: Usage }>();
  let reserving: Promise<void> | null = null;

  async function giveBack(): Promise<void> {
    const calls = [...untaken.values()];
    untaken.clear();
    for (const { call, estimate } of calls) await call.end(nothing(estimate));
  }
  async function reserveAll(): Promise<void> {
    try {
      for (const [judge, estimate] of estimates.entries()) {
        untaken.set(judge, { call: await meter.begin(estimate), estimate });
      }
    } catch (refusal) {
      await giveBack();
      throw refusal;
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
    giveBack,
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
