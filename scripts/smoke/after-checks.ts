import { listAnalysesReply } from '../../functions/src/contract/callables.ts';
import type { About } from './about.ts';
import { jsonOf } from './ask.ts';
import type { Check } from './check.ts';
import { Finding } from './finding.ts';
import { logsOf } from './logs-of.ts';
import { there } from './made.ts';
import { isPlayable, playbackUrl, playPart } from './play-video.ts';
import { waitUntil } from './wait-until.ts';

/** Of a video that was scored: that it is listed and played, and that nothing of it can be kept. */
export function afterChecks({ target, limits, backDoor, made }: About): Check[] {
  const { project } = target;
  const { uid } = made.user;
  const visitor = () => there(made.visitor);
  const analysisId = () => there(made.analysisId);
  let url: string | null = null;

  /** Throws a Finding once the time is over. */
  async function untilGone(
    look: () => Promise<string[]>,
    { limitMs, of, signal }: { limitMs: number; of: string; signal: AbortSignal },
  ): Promise<void> {
    const { seen } = await waitUntil(look, (left) => left.length === 0, { limitMs, signal });
    if (seen.length === 0) return;
    throw new Finding(
      `After ${Math.round(limitMs / 1000)} s there still is ${inWords(seen)}: ${of} did not do its work.`,
      `It is removed below. ${logsOf(of, project)}`,
    );
  }

  return [
    {
      id: 'list',
      title: 'Lists show it (listAnalyses, the API)',
      needs: ['worker'],
      async run(signal) {
        const { result } = await visitor().call('listAnalyses', { limit: 10 }, signal);
        const items = listAnalysesReply.safeParse(result).data?.items ?? [];
        if (!items.some((item) => item.analysisId === analysisId())) {
          throw new Finding(
            'listAnalyses does not show it.',
            `After a first deploy, indexes take some minutes to be built. ${logsOf('listAnalyses', project)}`,
          );
        }
        const reply = await visitor().get('/api/v1/video/sessions', signal);
        const body = await jsonOf(reply);
        if (reply.ok && JSON.stringify(body).includes(analysisId())) return '';
        throw new Finding(
          `GET /api/v1/video/sessions answers ${reply.status}, without it.`,
          logsOf('api', project),
        );
      },
    },
    {
      id: 'playback',
      title: 'It can be played (getVideoUrl)',
      needs: ['worker'],
      async run(signal) {
        url = await playbackUrl(target, visitor(), analysisId(), signal);
        return playPart(target, url, limits, signal);
      },
    },
    {
      id: 'delete',
      title: 'Deleted, it leaves nothing',
      needs: ['announced'],
      async run(signal) {
        await visitor().call('deleteAnalysis', { analysisId: analysisId() }, signal);
        if ((await visitor().read(`analyses/${analysisId()}`, signal)) !== null) {
          throw new Finding('It is still there.', logsOf('deleteAnalysis', project));
        }
        const look = () => backDoor.leftOfAnalysis(uid, analysisId());
        await untilGone(look, { limitMs: limits.deleteMs, of: 'onAnalysisDeleted', signal });
        if (url === null || !(await isPlayable(url, limits, signal))) return '';
        throw new Finding(
          'Its playback address still gives the video.',
          'Is soft delete off, and is nothing kept by a cache? `npm run setup` sets the bucket.',
        );
      },
    },
    {
      id: 'account',
      title: 'The user deleted, neither do they',
      needs: ['user'],
      async run(signal) {
        await backDoor.auth.deleteUser(uid);
        // What lies below a deleted analysis is onAnalysisDeleted's.
        const look = () => backDoor.leftOfUser(uid, null);
        await untilGone(look, { limitMs: limits.accountMs, of: 'onUserDeleted', signal });
        return '';
      },
    },
  ];
}

const inWords = (left: readonly string[]): string => {
  const [first = '', ...others] = left;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
};
