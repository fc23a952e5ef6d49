import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contractPorts,
  movedPorts,
  moveLocalAddresses,
  parsePortOffset,
} from '../../../scripts/stack/ports.ts';

describe('parsePortOffset', () => {
  it.each([undefined, '', '0'])('takes %j for no offset', (text) => {
    expect(parsePortOffset(text)).toBe(0);
  });

  it.each(['-1', '1.5', 'a', '1e3', ' 7', '60000'])('refuses %j', (text) => {
    expect(() => parsePortOffset(text)).toThrow(/FLOKRAFT_PORT_OFFSET must be a whole number/);
  });

  it('refuses an offset that needs a port which browsers and fetch refuse', () => {
    expect(() => parsePortOffset('2000')).toThrow(/10080, which browsers refuse. Try 2001/);
  });

  it('gives ports that exist for every offset it accepts', () => {
    fc.assert(
      fc.property(fc.nat(65_535 - 9499), (number) => {
        const offset = accepted(number);
        fc.pre(offset !== null);
        return Object.values(movedPorts(offset)).every((port) => port <= 65_535);
      }),
    );
  });
});

describe('movedPorts', () => {
  it('moves every port by the offset', () => {
    expect(movedPorts(1000)).toMatchObject({ auth: 10_099, hosting: 6002, firestore: 9080 });
  });

  it('keeps two stacks that are 1000 apart off each other', () => {
    const ports = [contractPorts, movedPorts(1000)].flatMap((each) => Object.values(each));
    expect(new Set(ports).size).toBe(ports.length);
  });
});

describe('moveLocalAddresses', () => {
  it('moves our addresses and leaves every other one', () => {
    const text =
      'http://127.0.0.1:5002,http://localhost:5002,http://localhost:3000,https://a.b:5002';
    expect(moveLocalAddresses(text, 1000)).toBe(
      'http://127.0.0.1:6002,http://localhost:6002,http://localhost:3000,https://a.b:5002',
    );
  });
});

function accepted(number: number): number | null {
  try {
    return parsePortOffset(String(number));
  } catch {
    return null;
  }
}
