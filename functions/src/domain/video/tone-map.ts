/** How a picture in high dynamic range codes its light; ITU-R BT.2100 defines both. */
export type HdrTransfer = 'pq' | 'hlg';

/** What is needed to show a picture in high dynamic range as others see it in standard range. */
export interface ToneMap {
  transfer: HdrTransfer;
  /** Light that becomes full white, in cd/m². */
  whiteNits: number;
  /** The brightest that is to be told from white, in cd/m²; at least `whiteNits`. */
  peakNits: number;
}

/** As ffprobe calls them. */
export function hdrTransfer(colorTransfer: string | undefined): HdrTransfer | null {
  if (colorTransfer === 'smpte2084') return 'pq';
  if (colorTransfer === 'arib-std-b67') return 'hlg';
  return null;
}

/** The small pictures on which light is measured: planar 4:2:0, ten bits in two bytes. */
export const lightFrame = { width: 96, height: 54, bytes: 96 * 54 * 3 } as const;

/** Graphics white of ITU-R BT.2408, and that of a picture which was only ever meant for 100 cd/m². */
const graphicsWhiteNits = 203;
const leastWhiteNits = 100;

/** So small a share may be brighter than the peak: ten pixels of a small picture, lamps and sparks. */
const sparks = 0.002;

/** Counts how often each ten-bit code of light appears in a video's small pictures. */
export function createLightMeter() {
  const counts = new Float64Array(1024);
  return {
    /** One picture as `lightFrame` says. */
    add(frame: Uint8Array): void {
      for (let byte = 0; byte < 2 * lightFrame.width * lightFrame.height; byte += 2) {
        const code = ((frame[byte] ?? 0) | ((frame[byte + 1] ?? 0) << 8)) & 1023;
        counts[code] = (counts[code] ?? 0) + 1;
      }
    },
    toneMap: (transfer: HdrTransfer): ToneMap => {
      const code = brightestCode(counts);
      const peakNits = code === null ? usualPeakNits : nitsOf[transfer](signalAt(code));
      const whiteNits = Math.min(graphicsWhiteNits, Math.max(leastWhiteNits, peakNits));
      return { transfer, whiteNits, peakNits: Math.max(whiteNits, peakNits) };
    },
  };
}

/** What is assumed of a video of which no picture could be measured. */
const usualPeakNits = 1000;

/** Null where nothing was counted. */
function brightestCode(counts: Float64Array): number | null {
  const brighter = sparks * counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let code = counts.length - 1; code >= 0; code--) {
    seen += counts[code] ?? 0;
    if (seen > brighter) return code;
  }
  return null;
}

/** 0..1 of a ten-bit code in limited range, as video has it: black is 64, white 940. */
function signalAt(code: number): number {
  return Math.min(1, Math.max(0, (code - 64) / 876));
}

const nitsOf: Readonly<Record<HdrTransfer, (signal: number) => number>> = {
  /** SMPTE ST 2084, equation 4.1. */
  pq(signal) {
    const root = signal ** (1 / 78.84375);
    const light = Math.max(0, root - 0.8359375) / (18.8515625 - 18.6875 * root);
    return 10_000 * light ** (1 / 0.1593017578125);
  },
  /** ITU-R BT.2100, table 5, on a display of 1,000 cd/m² (system gamma 1.2). */
  hlg(signal) {
    const scene =
      signal <= 0.5
        ? signal ** 2 / 3
        : (Math.exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12;
    return 1000 * scene ** 1.2;
  },
};

/** Highlights are compressed from this share of white on; skin and floors lie below, and stay. */
const linearTo = 0.6;

/** Filters from ten bits of HDR to BT.709; whatever the file leaves untold is taken for BT.2020. */
export function toneMapFilters({ transfer, whiteNits, peakNits }: ToneMap): string[] {
  const colorTransfer = transfer === 'pq' ? 'smpte2084' : 'arib-std-b67';
  const peak = (peakNits / whiteNits).toFixed(4);
  return [
    'format=yuv420p10le',
    `setparams=color_primaries=bt2020:color_trc=${colorTransfer}:colorspace=bt2020nc`,
    `zscale=t=linear:npl=${whiteNits.toFixed(2)}`,
    'format=gbrpf32le',
    'zscale=p=bt709',
    `tonemap=mobius:param=${linearTo}:peak=${peak}:desat=0`,
    'zscale=t=bt709:m=bt709:r=tv',
  ];
}
