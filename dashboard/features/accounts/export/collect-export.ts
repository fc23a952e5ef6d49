import type { AnalysisItem } from '../../../../functions/src/contract/summary.ts';
import { createPacer, type Waiting } from './pacer.ts';
import { patiently } from './patiently.ts';

/** Where an export comes from. */
export interface ExportSources extends Waiting {
  listAnalyses(
    cursor: string | null,
  ): Promise<{ items: readonly AnalysisItem[]; nextCursor: string | null }>;
  /** As they are stored; null where the analysis has been deleted meanwhile. */
  readReports(analysisId: string): Promise<readonly object[] | null>;
  videoUrl(analysisId: string): Promise<VideoLink>;
}
export interface VideoLink {
  url: string;
  expiresAt: string;
}

export interface ExportProgress {
  /** Reports come first: links to videos are good for some minutes only. */
  phase: 'reports' | 'links';
  done: number;
  /** Null while nobody knows. */
  of: number | null;
}

export interface Exported {
  /** Pieces of one JSON text. */
  json: string[];
  analyses: number;
  reports: number;
  links: number;
  /** When the first of the links ends; null where there are none. */
  linksEndAt: Date | null;
}

/** Half of what a caller may ask within a minute: the other half is for whoever uses the page. */
const listsPerMinute = 15;
const linksPerMinute = 60;

/** Every analysis of somebody, with every report, and where its video can be fetched for a while. */
export async function collectExport(
  about: { userId: string; email: string | null; pageOf: (analysisId: string) => string },
  sources: ExportSources,
  tell: (progress: ExportProgress) => void,
): Promise<Exported> {
  const head = {
    exported_at: new Date(sources.nowMs()),
    user_id: about.userId,
    email: about.email,
  };
  const json = [`${JSON.stringify(head, null, 2).slice(0, -2)},\n"analyses": [`];
  const withVideo: string[] = [];
  let analyses = 0;
  let reports = 0;
  for await (const item of everyAnalysis(sources)) {
    tell({ phase: 'reports', done: analyses, of: null });
    const { analysisId } = item;
    const found = await patiently(sources, () => sources.readReports(analysisId));
    if (found === null) continue;
    const whole = { ...item, page: about.pageOf(analysisId), reports: found };
    json.push(analyses === 0 ? '\n' : ',\n', JSON.stringify(whole, null, 2));
    if (item.video !== null) withVideo.push(analysisId);
    analyses += 1;
    reports += found.length;
  }
  const links = await linksTo(withVideo, sources, (done) =>
    tell({ phase: 'links', done, of: withVideo.length }),
  );
  json.push(`\n],\n"videos": ${JSON.stringify(links, null, 2)}\n}\n`);
  const ends = links.map(({ expires_at }) => Date.parse(expires_at));
  const linksEndAt = ends.length === 0 ? null : new Date(Math.min(...ends));
  return { json, analyses, reports, links: links.length, linksEndAt };
}

async function* everyAnalysis(sources: ExportSources): AsyncGenerator<AnalysisItem> {
  const mayList = createPacer(listsPerMinute, sources);
  let cursor: string | null = null;
  do {
    await mayList();
    const page = await patiently(sources, () => sources.listAnalyses(cursor));
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

interface Link {
  analysisId: string;
  url: string;
  expires_at: string;
}

async function linksTo(
  analysisIds: readonly string[],
  sources: ExportSources,
  tell: (done: number) => void,
): Promise<Link[]> {
  const mayAsk = createPacer(linksPerMinute, sources);
  const links: Link[] = [];
  for (const [done, analysisId] of analysisIds.entries()) {
    tell(done);
    await mayAsk();
    const link = await patiently(sources, () => sources.videoUrl(analysisId)).catch(noneIfGone);
    if (link === null) continue;
    links.push({ analysisId, url: link.url, expires_at: link.expiresAt });
  }
  return links;
}

/** A video may never have arrived, or be deleted by now. */
function noneIfGone(refusal: { code?: string | null }): null {
  const isGone = refusal.code === 'video_missing' || refusal.code === 'not_found';
  if (!isGone) throw refusal;
  return null;
}
