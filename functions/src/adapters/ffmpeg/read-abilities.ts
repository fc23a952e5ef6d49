import { type DecodedCodec, decodedCodecs } from '../../domain/video/decoded-codecs.ts';
import { runTool } from './run-tool.ts';

/**
 * Names of the codecs that an upload is decoded from by this ffmpeg, as ffprobe calls them: those of
 * our list for which the decoder that it takes is one of those listed. That a codec has a name says
 * nothing: libavcodec names many that it has no decoder for.
 */
export async function readDecodableCodecs(ffmpegPath: string): Promise<ReadonlySet<string>> {
  // ` DEV.L. vp8   On2 VP8 (decoders: vp8 libvpx ) (encoders: libvpx )`: the D is for decoding. The
  // first decoder is the one that is taken; where none is told it has the codec's own name.
  const listing = await list(ffmpegPath, '-codecs');
  const lines = [...listing.matchAll(/^ D[E.][VAS]\S* (\S+)(.*)/gm)];
  const taken = new Map(
    lines.map(([, codec = '', rest = '']) => [
      codec,
      /\(decoders: (\S+?)[ )]/.exec(rest)?.[1] ?? codec,
    ]),
  );
  const isTaken = ({ codec, decoders }: DecodedCodec) => decoders.includes(taken.get(codec) ?? '');
  // One that tells nothing is trusted to have them all.
  const decoded = taken.size === 0 ? decodedCodecs : decodedCodecs.filter(isTaken);
  return new Set(decoded.map(({ codec }) => codec));
}

/** Whether it was built with what brings a picture in high dynamic range down. */
export async function readToneMapping(ffmpegPath: string): Promise<boolean> {
  const listing = await list(ffmpegPath, '-filters');
  return ['zscale', 'tonemap'].every((name) => new RegExp(`^ \\S+ +${name} `, 'm').test(listing));
}

async function list(ffmpegPath: string, what: '-codecs' | '-filters'): Promise<string> {
  let listing = '';
  await runTool(ffmpegPath, ['-hide_banner', '-loglevel', 'error', what], {
    timeoutMs: 10_000,
    maxOutputBytes: 1024 * 1024,
    signal: new AbortController().signal,
    onOutput: (text) => {
      listing += text;
    },
  });
  return listing;
}
