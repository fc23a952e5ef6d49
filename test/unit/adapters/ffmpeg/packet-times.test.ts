import { describe, expect, it } from 'vitest';
import { packetTimes } from '../../../../functions/src/adapters/ffmpeg/packet-times.ts';

function read(lines: string, soundIndex?: number) {
  const times = packetTimes(0, soundIndex);
  for (const half of [lines.slice(0, 7), lines.slice(7)]) times.take(half);
  return times.result();
}

describe('packetTimes', () => {
  it('ends with the last packet, whatever the order', () => {
    const lines = '0,0.00,0.00,0.04\n0,0.12,0.04,0.04\n0,0.08,0.08,0.04\n';
    expect(read(lines)).toEqual({ pictures: 3, endSeconds: 0.16 });
  });

  it('counts sound that outlasts the picture', () => {
    expect(read('0,0,0,0.04\n1,0.5,0.5,0.5\n', 1)).toEqual({ pictures: 1, endSeconds: 1 });
  });

  it('leaves other streams out', () => {
    expect(read('0,0,0,0.04\n2,900,900,1\n', 1).endSeconds).toBe(0.04);
  });

  it('uses the decoding time where there is no other', () => {
    expect(read('0,N/A,1.5,0.5\n').endSeconds).toBe(2);
  });

  it('counts a packet without any time', () => {
    expect(read('0,N/A,N/A,N/A\n')).toEqual({ pictures: 1, endSeconds: 0 });
  });
});
