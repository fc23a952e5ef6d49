import type { Exported, ExportProgress } from './collect-export.ts';

const timeFormat = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });

export function describeProgress({ phase, done }: ExportProgress, of: number | null): string {
  const what = phase === 'reports' ? 'Reports of analyses' : 'Links to videos';
  return of === null ? `${what}: ${done}` : `${what}: ${done} of ${of}`;
}

export const waitWords =
  'Enough was asked for within this minute: it goes on by itself in the next.';

export function describeExported({ analyses, reports, links, linksEndAt }: Exported): string {
  const counted = `${count(analyses, 'analysis', 'analyses')} with ${count(reports, 'report', 'reports')}.`;
  if (linksEndAt === null) return `${counted} None of them has a video any more.`;
  const work = links === 1 ? 'The link to the video works' : `The ${links} links to videos work`;
  return `${counted} ${work} until ${timeFormat.format(linksEndAt)}: open what you want to keep by then. Later, the page of an analysis gives you a new one.`;
}

const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`;
