import { describe, expect, it } from 'vitest';
import { packetTimes } from '../../../../functions/src/adapters/ffmpeg/packet-times.ts';

function read(lines: string, pictureIndices = [0]) {
  const times = packetTimes(pictureIndices);
  for (const half of [lines.slice(0, 7), lines.slice(7)]) times.take(half);
  return times;
}

describe('packetTimes', () => {
  it('ends with the last packet, whatever the order', () => {
    const lines = '0,0.00,0.00,0.04\n0,0.12,0.04,0.04\n0,0.08,0.08,0.04\n';
    expect(read(lines).of(0)).toEqual({
      packets: 3,
      startSeconds: 0,
      endSeconds: 0.16,
      seconds: Float64Array.of(0, 0.08, 0.12),
    });
  });

  it('keeps tracks apart, and the times of pictures alone', () => {
    const times = read('0,0,0,0.04\n1,0.5,0.5,0.5\n2,900,900,1\n');
    expect(times.of(1)).toMatchObject({ packets: 1, startSeconds: 0.5, endSeconds: 1 });
    expect(times.of(1).seconds).toHaveLength(0);
    expect(times.of(2).endSeconds).toBe(901);
  });

  it('keeps the times of as many pictures as come', () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `0,${index},${index},1\n`).join('');
    expect(read(lines).of(0).seconds).toHaveLength(5_000);
  });

  it('uses the decoding time where there is no other', () => {
    expect(read('0,N/A,1.5,0.5\n').of(0).endSeconds).toBe(2);
  });

  it('counts a packet without any time', () => {
    expect(read('0,N/A,N/A,N/A\n').of(0)).toMatchObject({ packets: 1, endSeconds: 0 });
  });

  it('knows nothing of a track without a packet', () => {
    expect(read('').of(3)).toMatchObject({ packets: 0, startSeconds: 0, endSeconds: 0 });
  });
});
