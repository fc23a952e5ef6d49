import { describe, expect, it } from 'vitest';
import { endsEarly } from '../../../../functions/src/domain/video/ends-early.ts';

const text = (characters: string) => [...Buffer.from(characters, 'latin1')];
const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** (bytes - 1 - index)) % 256);
const zeros = (length: number): number[] => Array(length).fill(0);

function file(bytes: readonly number[]) {
  const view = Uint8Array.from(bytes);
  return {
    sizeBytes: view.length,
    read: async (offset: number, length: number) => {
      const part = view.slice(offset, offset + length);
      return new DataView(part.buffer, 0, part.length);
    },
  };
}

const box = (type: string, payload: number) => [
  ...big(8 + payload, 4),
  ...text(type),
  ...zeros(payload),
];
const longBox = (type: string, payload: number) => [
  ...big(1, 4),
  ...text(type),
  ...big(16 + payload, 8),
  ...zeros(payload),
];
const riff = (claimed: number[], payload: number) => [
  ...text('RIFF'),
  ...claimed,
  ...zeros(payload),
];
const tag = (payload: number) => [
  9,
  ...big(payload, 3),
  ...zeros(7 + payload),
  ...big(11 + payload, 4),
];
const transport = (packetBytes: number, firstSync: number) => [
  ...zeros(firstSync),
  0x47,
  ...zeros(packetBytes - firstSync - 1),
];
const times = (count: number, bytes: number[]) => Array.from({ length: count }, () => bytes).flat();
const program = (payload: number) => [0, 0, 1, 0xe0, ...big(payload, 2), ...Array(payload).fill(7)];

const whole: [container: string, name: string, bytes: number[]][] = [
  ['mov,mp4,m4a,3gp,3g2,mj2', 'boxes', [...box('ftyp', 8), ...box('mdat', 30), ...box('moov', 40)]],
  ['mov,mp4,m4a,3gp,3g2,mj2', 'a long box', [...longBox('mdat', 30), ...box('moov', 40)]],
  ['avi', 'a RIFF chunk', riff([22, 0, 0, 0], 22)],
  ['flv', 'tags', [...zeros(13), ...tag(20), ...tag(30)]],
  ['mpegts', 'packets', times(8, transport(188, 0))],
  ['mpegts', 'packets with time stamps', times(8, transport(192, 4))],
  ['mpegts', 'packets with Reed-Solomon bytes', times(8, transport(204, 0))],
  ['mpeg', 'packets', [...program(100), ...program(50)]],
];

describe('endsEarly', () => {
  it.each(whole)('takes %s of whole %s', async (container, _name, bytes) => {
    expect(await endsEarly(container, file(bytes))).toBe(false);
  });

  it.each(whole)(
    'notices in %s that %s are short of a few bytes',
    async (container, _name, bytes) => {
      for (const missing of ['avi', 'flv'].includes(container) ? [10, 12] : [1, 3, 10]) {
        expect(await endsEarly(container, file(bytes.slice(0, -missing)))).toBe(true);
      }
    },
  );

  it.each([
    ['mov', 'a box of unknown length', [...box('ftyp', 8), ...big(0, 4), ...text('mdat'), 1, 2, 3]],
    ['mov', 'media that its index may not need', box('mdat', 30).slice(0, -9)],
    ['mov', 'bytes after the last box', [...box('moov', 8), ...text('camera data')]],
    ['avi', "the file's own length", riff([30, 0, 0, 0], 22)],
    ['avi', 'no pad byte', riff([23, 0, 0, 0], 22)],
    ['flv', 'no size behind the last tag', [...zeros(13), ...tag(20), ...tag(30)].slice(0, -4)],
    ['flv', 'half a size behind the last tag', [...zeros(13), ...tag(20)].slice(0, -2)],
    ['flv', 'a zero behind the last tag', [...zeros(13), ...tag(20).slice(0, -4), ...zeros(4)]],
    ['flv', 'zeros behind all', [...zeros(13), ...tag(20), ...zeros(100)]],
    ['avi', 'a length that was never written', riff([0, 0, 0, 0], 40)],
    ['avi', 'a length that was given up', riff([255, 255, 255, 255], 40)],
    ['mpegts', 'no regular packets', zeros(1001)],
    ['mpegts', 'zeros behind', [...times(8, transport(188, 0)), ...zeros(300)]],
    ['mpeg', 'no packets', Array(200).fill(7)],
    ['matroska,webm', 'what its demuxer knows better', zeros(5)],
  ])('lets %s pass with %s', async (container, _name, bytes) => {
    expect(await endsEarly(container, file(bytes))).toBe(false);
  });

  it('lets a file of no bytes to the probing', async () => {
    expect(await endsEarly('flv', file([]))).toBe(false);
  });

  it('walks no further than a file of boxes alone may go', async () => {
    const reads: number[] = [];
    const { sizeBytes, read } = file(times(30_000, box('free', 0)));
    const counting = (offset: number, length: number) => {
      reads.push(offset);
      return read(offset, length);
    };
    expect(await endsEarly('mov', { sizeBytes, read: counting })).toBe(false);
    expect(reads.length).toBeLessThan(30_000);
  });
});
