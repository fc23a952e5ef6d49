import { readSample } from '../start/upload-sample.ts';
import type { About } from './about.ts';
import { proveApp } from './app-check.ts';
import type { Check } from './check.ts';
import { Finding } from './finding.ts';
import { judgeFfmpeg } from './judge-ffmpeg.ts';
import { judgeArrival, judgeDelivery, judgeEnd, type Line } from './judge-run.ts';
import { bucketOf, there } from './made.ts';
import { isPast, type RunState, runStateOf, type Step } from './run-state.ts';
import { type Opened, openUpload, sendVideo } from './send-video.ts';
import { makeUser, signIn } from './throw-away-user.ts';
import { asVisitor } from './visitor.ts';
import { waitUntil } from './wait-until.ts';

export interface Journey extends About {
  /** MAX_CONCURRENT_PROCESSING. */
  workers: number;
  /** ENFORCE_APP_CHECK. */
  wantsAppProof: boolean;
  /** Null where nobody can tell. */
  queueState(): Promise<Line['queue']>;
}

/** From a new user to a scored video. What comes after needs `worker`. */
export function journeyChecks(journey: Journey): Check[] {
  const { target, limits, backDoor, made } = journey;
  const { project, appCheck: appCheckUrl } = target;
  const wantsAppProof = journey.wantsAppProof && appCheckUrl !== null;
  const visitor = () => there(made.visitor);
  let upload: Opened['upload'];
  let state: RunState | null = null;
  const analysisId = () => there(made.analysisId);

  /** Until the run has left a step, or the time is over. */
  async function follow(step: Step, limitMs: number, signal: AbortSignal): Promise<void> {
    let trouble: Finding | null = null;
    const look = async () => {
      try {
        state = runStateOf(await visitor().read(`analyses/${analysisId()}`, signal));
        trouble = null;
      } catch (error) {
        if (!(error instanceof Finding && error.mayPass)) throw error;
        trouble = error;
      }
      return state;
    };
    const isEnough = (seen: RunState | null) =>
      trouble === null && (seen === null || isPast(seen, step));
    await waitUntil(look, isEnough, { limitMs, signal });
    if (trouble !== null) throw trouble;
  }
  const waited = (limitMs: number) => ({ project, seconds: Math.round(limitMs / 1000) });

  const appCheck: Check = {
    id: 'app',
    title: 'App Check takes this for the app',
    needs: ['init'],
    async run(signal) {
      const asking = { target, limits, signal, accessToken: await backDoor.accessToken() };
      const token = await proveApp(there(made.config), asking, (debugName) => {
        made.appProof = { debugName, token: null };
      });
      if (made.appProof !== null) made.appProof.token = token;
      return '';
    },
  };

  return [
    ...(wantsAppProof ? [appCheck] : []),
    {
      id: 'user',
      title: 'A new user signs in',
      needs: wantsAppProof ? ['init', 'app'] : ['init'],
      async run(signal) {
        await makeUser(backDoor.auth, made.user, project);
        const idToken = await signIn(target, there(made.config), made.user, limits, signal);
        const appProof = made.appProof?.token ?? null;
        made.visitor = asVisitor(target, { idToken, appProof }, limits);
        return made.user.uid;
      },
    },
    {
      id: 'announced',
      title: 'A video is announced (createAnalysis)',
      needs: ['user'],
      async run(signal) {
        const opened = await openUpload(target, visitor(), readSample().byteLength, signal);
        made.analysisId = opened.analysisId;
        upload = opened.upload;
        return opened.analysisId;
      },
    },
    {
      id: 'upload',
      title: 'The bucket takes it, as from a browser',
      needs: ['announced'],
      async run(signal) {
        const bytes = readSample();
        await sendVideo(target, upload, bytes, limits, signal);
        return `${(bytes.byteLength / 1e6).toFixed(1)} MB`;
      },
    },
    {
      id: 'trigger',
      title: 'Its arrival is noticed (onVideoUploaded)',
      needs: ['upload'],
      async run(signal) {
        await follow('uploading', limits.triggerMs, signal);
        const bucket = bucketOf(made, project);
        judgeArrival(state, { bucket, ...(await standing()) }, waited(limits.triggerMs));
        return '';
      },
    },
    {
      id: 'task',
      title: 'A worker gets its task (processAnalysis)',
      needs: ['trigger'],
      async run(signal) {
        await follow('queued', limits.taskMs, signal);
        judgeDelivery(state, await lineNow(), waited(limits.taskMs));
        return '';
      },
    },
    {
      id: 'worker',
      title: 'The worker measures and judges it',
      needs: ['task'],
      async run(signal) {
        await follow('processing', limits.workerMs, signal);
        return judgeEnd(state, waited(limits.workerMs));
      },
    },
    {
      id: 'ffmpeg',
      title: 'The worker has a newer ffmpeg',
      needs: ['worker'],
      async run(signal) {
        const path = `analyses/${analysisId()}/reports/${state?.runId}`;
        const report = await visitor().read(path, signal);
        if (report !== null) return judgeFfmpeg(report['ffmpeg_version'], project);
        throw new Finding(
          'The analysis is completed, and its owner finds no report.',
          `Run \`npm run deploy -- ${project}\` again: worker and rules may be of two versions.`,
        );
      },
    },
  ];

  function standing() {
    return backDoor.standingOf(made.user.uid, analysisId());
  }

  async function lineNow(): Promise<Line> {
    const [{ isSent }, active, queue] = await Promise.all([
      standing(),
      backDoor.activeRuns(),
      journey.queueState(),
    ]);
    return { isSent, active, workers: journey.workers, queue };
  }
}
