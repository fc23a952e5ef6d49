import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { film, h264 } from '../support/media-cases/film.ts';
import type { MediaCase } from '../support/media-cases/media-case.ts';
import { prepareCase } from '../support/media-cases/prepare-case.ts';
import { cornersOf, meanLight, upright } from '../support/media-cases/read-proxy.ts';

const transfers = { hlg: 'arib-std-b67', pq: 'smpte2084' } as const;

/** The film as a camera with HDR would have taken it: its white has so many cd/m². */
function graded(transfer: keyof typeof transfers, whiteNits: number): MediaCase {
  const to = `t=${transfers[transfer]}:p=2020:m=2020_ncl:r=tv:npl=${whiteNits}`;
  const from = 'setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv';
  const tags = `colorprim=bt2020:transfer=${transfers[transfer]}:colormatrix=bt2020nc`;
  return {
    name: transfer,
    contentType: 'video/quicktime',
    make: (folder) =>
      film(join(folder, 'hdr.mov'), {
        seconds: 5,
        picture: `${from},zscale=${to},format=yuv420p10le`,
        videoCodec: [
          ...['-c:v', 'libx265', '-preset', 'ultrafast', '-tag:v', 'hvc1'],
          ...['-x265-params', `log-level=none:${tags}`],
        ],
      }),
  };
}

const plain: MediaCase = {
  name: 'its twin in standard range',
  contentType: 'video/mp4',
  make: (folder) => film(join(folder, 'sdr.mp4'), { seconds: 5, videoCodec: h264 }),
};

describe('a picture in high dynamic range', () => {
  it.each([
    ['hlg', 203],
    ['hlg', 100],
    ['pq', 203],
    ['pq', 100],
    ['pq', 150],
  ] as const)(
    'comes out as bright as its twin in standard range: %s, white of %d cd/m²',
    async (transfer, whiteNits) => {
      const [twin, hdr] = [
        await prepareCase(plain),
        await prepareCase(graded(transfer, whiteNits)),
      ];
      expect(Math.abs(meanLight(hdr.frames) / meanLight(twin.frames) - 1)).toBeLessThan(0.1);
      expect(hdr.frames.slice(0, 1).map(cornersOf)).toEqual([upright]);
      expect(hdr.proxy.picture.toneMap).toBeNull();
      expect(hdr.score).toBeGreaterThanOrEqual(90);
    },
  );
});
