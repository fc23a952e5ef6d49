import { beforeEach, describe, expect, it, vi } from 'vitest';

/** The platform's logger keeps the console's methods as it finds them when it is loaded. */
const written = vi.hoisted(() => {
  const lines: string[] = [];
  console.error = (line: string) => void lines.push(line);
  console.info = (line: string) => void lines.push(line);
  return lines;
});

import { createLogger, withLogContext } from '../../../functions/src/adapters/logger.ts';

const logger = createLogger();
const lines = () => written.map((line) => JSON.parse(line));

beforeEach(() => {
  written.length = 0;
});

describe('createLogger', () => {
  it('writes what an error says and what caused it, which the platform’s logger drops', () => {
    const cause = Object.assign(new TypeError('no such header'), { code: 'ERR_INVALID_CHAR' });
    logger.error('failed', { analysisId: 'a', cause: new Error('outer', { cause }) });
    expect(lines()[0]).toMatchObject({
      severity: 'ERROR',
      analysisId: 'a',
      cause: { message: 'outer', cause: { message: 'no such header', code: 'ERR_INVALID_CHAR' } },
    });
  });

  it('withholds what an error’s words give away', () => {
    const error = new Error('PUT https://upload.example/session?upload_id=secret was refused');
    logger.error('failed', { error });
    expect(written[0]).toContain('https://upload.example/session?(withheld)');
    expect(written[0]).not.toContain('secret');
  });
});

describe('withLogContext', () => {
  it('puts trace, analysis and run on every line of the work, however it waits', async () => {
    await withLogContext({ trace: 't', analysisId: 'a', runId: 'r' }, async () => {
      logger.info('before');
      await new Promise(setImmediate);
      await Promise.all([1, 2].map(async () => logger.info('after')));
    });
    expect(lines()).toHaveLength(3);
    for (const line of lines()) {
      expect(line).toMatchObject({ trace: 't', analysisId: 'a', runId: 'r' });
    }
  });

  it('makes a trace where there is none, one for each work', () => {
    withLogContext({ trace: null }, () => logger.info('first'));
    withLogContext({}, () => logger.info('second'));
    const traces = lines().map(({ trace }) => trace);
    expect(traces).toEqual([expect.stringMatching(/^[\da-f]{32}$/), expect.any(String)]);
    expect(traces[0]).not.toBe(traces[1]);
  });

  it('adds to the context around it, whose trace stays', () => {
    withLogContext({ trace: 't' }, () =>
      withLogContext({ trace: 'other', analysisId: 'a' }, () => logger.info('inner')),
    );
    expect(lines()[0]).toMatchObject({ trace: 't', analysisId: 'a' });
  });

  it('keeps works that run at once apart, and leaves nothing behind', async () => {
    await Promise.all(
      ['a', 'b'].map((analysisId) =>
        withLogContext({ analysisId }, async () => {
          await new Promise(setImmediate);
          logger.info(analysisId);
        }),
      ),
    );
    logger.info('outside');
    const [first, second, outside] = lines();
    expect([first, second].map((line) => line.analysisId === line.message)).toEqual([true, true]);
    expect(outside).not.toHaveProperty('trace');
  });
});
