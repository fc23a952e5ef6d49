import { noLogin } from '../setup/operator-error.ts';
import type { Check, Outcome } from './check.ts';
import { Finding } from './finding.ts';

export interface Telling {
  begin(title: string): void;
  end(outcome: Outcome): void;
}

/**
 * Tries the checks in order, each once those that it needs have passed. Ends once `signal` is
 * aborted: what was under way then has no outcome.
 */
export async function runChecks(
  checks: readonly Check[],
  { begin, end }: Telling,
  signal: AbortSignal,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const passed = new Set<string>();
  for (const check of checks) {
    if (signal.aborted) break;
    begin(check.title);
    const outcome = await tryOne(check, passed, signal);
    if (outcome === null) break;
    if (outcome.kind === 'passed') passed.add(check.id);
    end(outcome);
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Null where it was interrupted. */
async function tryOne(
  { title, needs = [], skip = null, run }: Check,
  passed: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Outcome | null> {
  if (skip !== null) return { title, kind: 'skipped', why: `skipped: ${skip}` };
  if (!needs.every((id) => passed.has(id))) {
    return { title, kind: 'skipped', why: 'not tried: what it needs has failed' };
  }
  const startedAt = performance.now();
  const tookMs = () => performance.now() - startedAt;
  try {
    const note = await run(signal);
    return { title, kind: 'passed', tookMs: tookMs(), note };
  } catch (error) {
    if (signal.aborted) return null;
    return { title, kind: 'failed', tookMs: tookMs(), ...explain(error) };
  }
}

function explain(error: unknown): { problem: string; advice: string } {
  if (error instanceof Finding) return { problem: error.message, advice: error.advice };
  const problem = error instanceof Error ? error.message : String(error);
  return { problem: firstLine(problem), advice: adviceFor(problem) };
}

const firstLine = (text: string) => text.split('\n', 1)[0] ?? '';

/** What Google's client libraries throw, which say themselves what is wrong but not what helps. */
function adviceFor(problem: string): string {
  if (noLogin.test(problem)) {
    return 'Run `gcloud auth application-default login`, then try again.';
  }
  if (/quota project/i.test(problem)) {
    return 'Run `gcloud auth application-default set-quota-project <project>`, then try again.';
  }
  if (/PERMISSION_DENIED|permission|forbidden|\b403\b/i.test(problem)) {
    return 'This account may not do that. Use one with the role Owner or Editor: `gcloud auth application-default login`.';
  }
  return 'Try again; if it stays so, look at the logs as docs/runbook.md says.';
}
