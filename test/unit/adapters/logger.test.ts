import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../../functions/src/adapters/logger.ts';

afterEach(() => vi.restoreAllMocks());

describe('createLogger', () => {
  it('writes what an error says and what caused it, which the platform’s logger drops', () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => {});
    const cause = Object.assign(new TypeError('no such header'), { code: 'ERR_INVALID_CHAR' });
    createLogger().error('failed', { analysisId: 'a', cause: new Error('outer', { cause }) });
    const line = JSON.parse(String(written.mock.calls[0]?.[0]));
    expect(line).toMatchObject({
      severity: 'ERROR',
      analysisId: 'a',
      cause: { message: 'outer', cause: { message: 'no such header', code: 'ERR_INVALID_CHAR' } },
    });
  });
});
