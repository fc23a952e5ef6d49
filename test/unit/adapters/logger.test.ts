import { describe, expect, it, vi } from 'vitest';

/** The platform's logger keeps the console's methods as it finds them when it is loaded. */
const written = vi.hoisted(() => {
  const lines: string[] = [];
  console.error = (line: string) => void lines.push(line);
  return lines;
});

import { createLogger } from '../../../functions/src/adapters/logger.ts';

describe('createLogger', () => {
  it('writes what an error says and what caused it, which the platform’s logger drops', () => {
    const cause = Object.assign(new TypeError('no such header'), { code: 'ERR_INVALID_CHAR' });
    createLogger().error('failed', { analysisId: 'a', cause: new Error('outer', { cause }) });
    expect(JSON.parse(written[0] ?? '')).toMatchObject({
      severity: 'ERROR',
      analysisId: 'a',
      cause: { message: 'outer', cause: { message: 'no such header', code: 'ERR_INVALID_CHAR' } },
    });
  });
});
