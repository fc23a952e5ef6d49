import type { Analyzer } from '../../functions/src/workflows/ports/analyzer.ts';
import type { Media } from '../../functions/src/workflows/ports/media.ts';
import type { VideoBucket } from '../../functions/src/workflows/ports/video-bucket.ts';

/** The real media, and how often each of its works was asked for. */
export function countMedia(media: Media) {
  const calls = { probe: 0, normalise: 0 };
  const counting: Media = {
    version: media.version,
    probe(path, signal) {
      calls.probe += 1;
      return media.probe(path, signal);
    },
    normalise(job) {
      calls.normalise += 1;
      return media.normalise(job);
    },
    cut: media.cut,
    picture: media.picture,
    look: media.look,
    redraw: media.redraw,
  };
  return { media: counting, calls };
}

/** The real bucket, and the last part of each path that was downloaded. */
export function countDownloads(bucket: VideoBucket) {
  const downloads: string[] = [];
  const counting: VideoBucket = {
    ...bucket,
    download(objectPath, toPath, options) {
      downloads.push(objectPath.split('/').at(-1) ?? '');
      return bucket.download(objectPath, toPath, options);
    },
  };
  return { bucket: counting, downloads };
}

/** An analyzer that throws what is queued for it, one a call, and else does its work. */
export function failingAnalyzer(analyzer: Analyzer, failures: unknown[]): Analyzer {
  return {
    ...analyzer,
    async analyse(job) {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return analyzer.analyse(job);
    },
  };
}
