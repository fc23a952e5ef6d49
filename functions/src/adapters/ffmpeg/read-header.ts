import { z } from 'zod';
import { headerArguments } from '../../domain/video/probe-arguments.ts';
import { failureOf, unreadable, unsupported } from './media-failures.ts';
import type { PacketTimes } from './packet-times.ts';
import { runTool } from './run-tool.ts';

const streamSchema = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z
    .string()
    .optional()
    .transform((name) => (name === 'unknown' ? undefined : name)),
  codec_tag_string: z.string().optional(),
  width: z.number().default(0),
  height: z.number().default(0),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().default('0/0'),
  field_order: z.string().optional(),
  color_transfer: z.string().optional(),
  sample_rate: z.coerce.number().default(0),
  pix_fmt: z.string().optional(),
  disposition: z
    .object({ attached_pic: z.number().default(0), default: z.number().default(0) })
    .default({ attached_pic: 0, default: 0 }),
  tags: z.object({ rotate: z.coerce.number().catch(0).default(0) }).default({ rotate: 0 }),
  side_data_list: z
    .array(z.object({ rotation: z.number().optional(), displaymatrix: z.string().optional() }))
    .default([]),
});
const headerSchema = z.object({
  format: z.object({
    format_name: z.string(),
    start_time: z.coerce.number().catch(0),
    probe_score: z.number(),
  }),
  streams: z.array(streamSchema),
});
export type Stream = z.infer<typeof streamSchema>;
export type Header = z.infer<typeof headerSchema>;

/** A file's container and streams, with the packets of each stream. */
export interface ReadTracks {
  header: Header;
  times(index: number): PacketTimes;
}

/**
 * What ffprobe tells of container and streams. Decodes nothing, but opens a decoder for each stream, and
 * gives the file up (`video_unreadable`) where it may not or cannot.
 * Where a picture has no size yet, which begins late or within a long group, it looks further.
 */
export async function readHeader(
  ffprobePath: string,
  path: string,
  signal: AbortSignal,
): Promise<Header> {
  const header = await readOnce(ffprobePath, headerArguments(path), signal);
  if (!header.streams.some(isWithoutSize)) return header;
  return readOnce(ffprobePath, headerArguments(path, { isThorough: true }), signal);
}

function isWithoutSize({ codec_type: type, codec_name: codec, width, height }: Stream): boolean {
  return type === 'video' && codec !== undefined && width * height === 0;
}

async function readOnce(
  ffprobePath: string,
  toolArguments: readonly string[],
  signal: AbortSignal,
): Promise<Header> {
  let json = '';
  const end = await runTool(ffprobePath, toolArguments, {
    timeoutMs: 30_000,
    maxOutputBytes: 1024 * 1024,
    signal,
    onOutput: (text) => {
      json += text;
    },
  });
  if (/Format not on whitelist/i.test(end.stderrTail)) throw unsupported(end);
  if (end.cause !== 'exited' || end.exitCode !== 0) throw failureOf(end, signal);
  const header = parseHeader(json);
  if (header === null) throw unreadable(json);
  return header;
}

export function parseHeader(json: string): Header | null {
  try {
    return headerSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
