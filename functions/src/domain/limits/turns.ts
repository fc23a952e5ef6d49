/** A user with something that waits. */
export interface Contender {
  userId: string;
  /** How many of theirs are where the others want to be. */
  holds: number;
  /** Since when they wait; null: for ever. */
  since: Date | null;
  /** What waits, the first one first. */
  waiting: readonly string[];
}

export interface Turn {
  userId: string;
  analysisId: string;
}

/**
 * Whose turn it is, for so many places: always the user who holds fewest, and of those the one who
 * has waited longest since they last had a turn. So nobody takes more than a share while others
 * wait, whoever is alone may take everything, and of U users each has a turn within U.
 */
export function takeTurns(contenders: readonly Contender[], places: number, now: Date): Turn[] {
  const users = contenders.map((contender) => ({ ...contender }));
  const turns: Turn[] = [];
  while (turns.length < places) {
    const next = users.filter(({ waiting }) => waiting.length > 0).sort(byTurn)[0];
    const [analysisId, ...waiting] = next?.waiting ?? [];
    if (next === undefined || analysisId === undefined) break;
    turns.push({ userId: next.userId, analysisId });
    Object.assign(next, { waiting, holds: next.holds + 1, since: now });
  }
  return turns;
}

function byTurn(left: Contender, right: Contender): number {
  return (
    left.holds - right.holds ||
    (left.since?.getTime() ?? 0) - (right.since?.getTime() ?? 0) ||
    (left.userId < right.userId ? -1 : 1)
  );
}
