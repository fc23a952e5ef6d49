import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  type CallKind,
  failureOfStatus,
} from '../../../../functions/src/adapters/gemini/refusals.ts';
import { parameters } from '../../../../functions/src/domain/parameters.ts';

const calls: CallKind[] = ['open_session', 'send_chunk', 'get_file', 'delete_file', 'generate'];
const tokens = 'The input token count (2000000) exceeds the maximum number of tokens allowed.';
const location = 'User location is not supported for the API use.';
const wrong = 'API key not valid. Please pass a valid API key.';

const failure = (call: CallKind, status: number, message: string) =>
  failureOfStatus(call, { status, reason: null, message, details: [] });

describe('what a refusal says', () => {
  const refused = calls.flatMap((call) =>
    [400, 403, 404, 409, 429, 500].flatMap((status) =>
      [tokens, location, wrong].map((message) => [call, status, message] as const),
    ),
  );

  it.each(refused)('at %s with %i is for dancers: %s', (call, status, message) => {
    const { message: told } = failure(call, status, message);
    expect(Object.keys(parameters).filter((name) => told.includes(name))).toEqual([]);
    expect(told).not.toMatch(/[A-Z]{2}|operator/);
    expect(told).toContain('Please');
  });

  it.each([
    ['too many tokens', tokens, ['ANALYSIS_FPS', 'GEMINI_MODEL']],
    ['a region', location, ['REGION']],
    ['a key', wrong, ['GEMINI_API_KEY', 'GEMINI_MODEL']],
  ])('names to operators, in the log alone, what helps against %s', (_what, message, names) => {
    const told = inspect(failure('generate', 400, message).cause);
    for (const name of [...names, message]) expect(told).toContain(name);
  });
});
