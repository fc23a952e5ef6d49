/** The emulator starts a process for each call at once, and gives up on one after 30 s. */
const startedAtOnce = 5;

/** How many callers call at once in each round that starts the processes, up to `callerCount`. */
export function warmUpRounds(callerCount: number): number[] {
  const rounds = Array.from({ length: Math.ceil(callerCount / startedAtOnce) }, (_, round) =>
    Math.min(callerCount, (round + 1) * startedAtOnce),
  );
  return [...rounds, callerCount];
}
