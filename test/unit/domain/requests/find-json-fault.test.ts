import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../../../../functions/src/domain/requests/find-json-fault.ts';

const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

describe('JSON that was sent', () => {
  it('is read at any depth that we ask for', () => {
    expect(findJsonFault(nested(32))).toBeNull();
  });

  it.each([33, 1_000, 100_000])('is refused at a depth of %i, and the stack holds', (depth) => {
    expect(findJsonFault(nested(depth))).toContain('32');
  });

  it('is refused wherever it names the prototype', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('list', 'map'), { maxLength: 20 }), (around) => {
        const json = around.reduce(
          (inner, kind) => (kind === 'list' ? `[1,${inner}]` : `{"a":{"b":${inner}}}`),
          '{"__proto__":null}',
        );
        const fault = findJsonFault(JSON.parse(json));
        expect(fault).toMatch(/__proto__|32/);
      }),
    );
  });

  it('is read with whatever else it names', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        fc.pre(!json.includes('__proto__'));
        expect(findJsonFault(JSON.parse(json))).toBeNull();
      }),
    );
  });
});
