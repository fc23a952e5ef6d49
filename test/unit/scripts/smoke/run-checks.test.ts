import { describe, expect, it } from 'vitest';
import type { Check } from '../../../../scripts/smoke/check.ts';
import { Finding } from '../../../../scripts/smoke/finding.ts';
import { runChecks } from '../../../../scripts/smoke/run-checks.ts';

const silent = { begin() {}, end() {} };
const never = new AbortController().signal;
const check = (id: string, rest: Partial<Check> = {}): Check => ({
  id,
  title: id,
  run: async () => '',
  ...rest,
});
const fails = (error: unknown) => ({ run: () => Promise.reject(error) });

describe('runChecks', () => {
  it('goes on after a failure with what does not need it', async () => {
    const outcomes = await runChecks(
      [
        check('a', fails(new Finding('No.', 'Do this.'))),
        check('b', { needs: ['a'] }),
        check('c', { needs: ['b'] }),
        check('d'),
      ],
      silent,
      never,
    );
    expect(outcomes.map(({ title, kind }) => `${title} ${kind}`)).toEqual([
      'a failed',
      'b skipped',
      'c skipped',
      'd passed',
    ]);
    expect(outcomes[0]).toMatchObject({ problem: 'No.', advice: 'Do this.' });
  });

  it('skips what is not to be tried here, and what needs that', async () => {
    const outcomes = await runChecks(
      [check('a', { skip: 'only the cloud has this' }), check('b', { needs: ['a'] })],
      silent,
      never,
    );
    expect(outcomes).toEqual([
      { title: 'a', kind: 'skipped', why: 'skipped: only the cloud has this' },
      { title: 'b', kind: 'skipped', why: expect.stringContaining('not tried') },
    ]);
  });

  it('ends at once when it is interrupted, with no outcome of what was under way', async () => {
    const stop = new AbortController();
    const interrupted = check('b', {
      run: async (signal) => {
        stop.abort(new Error('Stopped.'));
        signal.throwIfAborted();
        return '';
      },
    });
    const outcomes = await runChecks([check('a'), interrupted, check('c')], silent, stop.signal);
    expect(outcomes.map(({ title }) => title)).toEqual(['a']);
  });

  it.each([
    ['Could not load the default credentials.', 'gcloud auth application-default login'],
    ['7 PERMISSION_DENIED: Missing or insufficient permissions.', 'role Owner or Editor'],
    ['The API requires a quota project, which is not set by default.', 'set-quota-project'],
    ['Something else.\n    at somewhere', 'docs/runbook.md'],
  ])('has words for what a client library throws: %j', async (message, advice) => {
    const [outcome] = await runChecks([check('a', fails(new Error(message)))], silent, never);
    expect(outcome).toMatchObject({ advice: expect.stringContaining(advice) });
    expect(JSON.stringify(outcome)).not.toContain('    at ');
  });
});
