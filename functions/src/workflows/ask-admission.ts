import type { Caller } from '../domain/access.ts';
import { admit, type NewRun, type UserLimits } from '../domain/limits/admission.ts';
import type { Admission } from './ports/analysis-store.ts';
import type { Ports } from './ports.ts';

/** Throws where the budget is closed; does nothing where it is open. */
export type BudgetCheck = () => void;

/**
 * Asks beforehand and tells later: a closed budget refuses what would begin, not the retry of a call
 * that has begun its run before, nor whoever may not begin it anyway. No admin is refused by a share.
 */
export async function askBudget(
  ports: Pick<Ports, 'budget'>,
  { userId, isAdmin }: Caller,
): Promise<BudgetCheck> {
  try {
    await ports.budget.requireOpen(isAdmin ? null : userId);
    return () => {};
  } catch (closed) {
    return () => {
      throw closed;
    };
  }
}

/** For what the service does by itself with what it has taken in. */
export const ownStep = (userId: string): Admission => ({
  userId,
  isAsked: false,
  admit: (quota) => quota,
});

/** An admission for a run that this caller asks for, counted in the quota of `ownerId`. */
export function admissionOf(
  run: Omit<NewRun, 'byAdmin'> & { ownerId: string },
  caller: Caller,
  checks: { limits: UserLimits; requireBudget: BudgetCheck; now: Date },
): Admission {
  const { ownerId: userId, ...what } = run;
  return {
    userId,
    isAsked: true,
    hasAccount: caller.userId === userId && caller.hasAccount === true,
    admit(quota) {
      checks.requireBudget();
      return admit(quota, { ...what, byAdmin: caller.isAdmin }, checks.limits, checks.now);
    },
  };
}
