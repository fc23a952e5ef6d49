import { DEPLOY_CONFIG } from '../dashboard/deploy-config.ts';

export interface Call {
  argv: readonly string[];
  /** What of firebase-tools' questions it accepts unasked, as a sentence for an operator; null: none. */
  accepts: string | null;
}

/**
 * What `npm run deploy` has firebase-tools do, in this order: rules and indexes first, since the
 * functions need them. Where nobody can be asked, only the second call is forced: forced on Firestore,
 * it would delete indexes and TTL policies that are not in our file.
 */
export function firebaseCalls(project: string, { asks }: { asks: boolean }): Call[] {
  const deploy = (targets: string, ...more: string[]) => [
    ...['deploy', '--only', targets, '--project', project, '--config', DEPLOY_CONFIG],
    // Said in full: firebase-tools has grounds of its own for taking a terminal for none.
    ...[asks ? '--interactive' : '--non-interactive', ...more],
  ];
  return [
    { argv: deploy('firestore,storage'), accepts: null },
    asks
      ? { argv: deploy('functions,hosting'), accepts: null }
      : { argv: deploy('functions,hosting', '--force'), accepts: accepted },
  ];
}

const accepted =
  'Accepts with --force, since nobody is asked: failed events are sent again (for up to 7 days), ' +
  'images of earlier builds are removed after a day, and functions of an earlier deploy of ours that ' +
  'are no longer in the code are deleted.';
