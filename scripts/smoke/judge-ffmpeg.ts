import { Finding } from './finding.ts';

/** What a deployed worker refuses is older: its videos are hostile. */
const oldestMajor = 5;

/** Throws a Finding unless the version that a report names is one that may open a stranger's video. */
export function judgeFfmpeg(version: unknown, project: string): string {
  const text = typeof version === 'string' ? version.trim() : '';
  const advice = `Deploy again, which brings the checked one: \`npm run deploy -- ${project}\`; docs/runbook.md, "A newer ffmpeg". On this machine, install ffmpeg ${oldestMajor} or newer.`;
  if (text === '') throw new Finding('The worker does not say which ffmpeg it has.', advice);
  // Builds of a release are called n7.1-…, those of a day N-12345-g….
  const major = /^n?(\d+)\./.exec(text)?.[1];
  if (major === undefined) {
    throw new Finding(`The worker's ffmpeg is of no release: ${text}.`, advice);
  }
  if (Number(major) < oldestMajor) {
    throw new Finding(`The worker's ffmpeg is ${text}, older than ${oldestMajor}.`, advice);
  }
  return text;
}
