import { describe, expect, it } from 'vitest';
import { traceIdOf } from '../../../functions/src/domain/trace-id.ts';

const id = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('traceIdOf', () => {
  it('reads a traceparent, or else an X-Cloud-Trace-Context', () => {
    expect(traceIdOf(`00-${id}-00f067aa0ba902b7-01`, null)).toBe(id);
    expect(traceIdOf(undefined, `${id.toUpperCase()}/123;o=1`)).toBe(id);
    expect(traceIdOf(`00-${id}-00f067aa0ba902b7-01`, `${'0'.repeat(32)}/1`)).toBe(id);
  });

  it.each([undefined, null, '', id, `00-${id}`, `${id}; DROP`, ['a']])(
    'has none of %j',
    (header) => {
      expect(traceIdOf(header, header === id ? null : header)).toBeNull();
    },
  );
});
