/** Four floats: no format that ffmpeg decodes video into holds a pixel in more. */
const mostBytesPerPixel = 16;

const samplesPerPixel: Readonly<Record<string, number>> = {
  '420': 1.5,
  '411': 1.5,
  '410': 1.125,
  '422': 2,
  '440': 2,
  '444': 3,
};

/**
 * Bytes in which ffmpeg holds one pixel of a format, such as 1.5 for `yuv420p` and 3 for
 * `yuv420p10le`; the most there is for one that is not known here.
 */
export function bytesPerPixel(pixelFormat: string | undefined): number {
  const name = (pixelFormat ?? '').replace(/[lb]e$/, '');
  const planar = /^yuv(a?)j?(420|411|410|422|440|444)p(\d*)$/.exec(name);
  if (planar) {
    const [, alpha, sampling = '', bits] = planar;
    const samples = (samplesPerPixel[sampling] ?? 3) + (alpha ? 1 : 0);
    return samples * (Number(bits || 8) > 8 ? 2 : 1);
  }
  return otherFormats.get(name) ?? mostBytesPerPixel;
}

const otherFormats = new Map<string, number>(
  Object.entries({
    nv12: 1.5,
    nv21: 1.5,
    p010: 3,
    p210: 4,
    gray: 1,
    gray10: 2,
    gray12: 2,
    gray16: 2,
    // A palette's picture is kept beside the colours that it is turned into.
    pal8: 5,
    yuyv422: 2,
    uyvy422: 2,
    rgb555: 2,
    rgb565: 2,
    rgb24: 3,
    bgr24: 3,
    gbrp: 3,
    gbrp10: 6,
    gbrp12: 6,
    rgb0: 4,
    bgr0: 4,
    '0rgb': 4,
    '0bgr': 4,
    rgba: 4,
    bgra: 4,
    argb: 4,
    abgr: 4,
    gbrap: 4,
  }),
);
