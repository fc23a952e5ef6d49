import { parseArgs } from 'node:util';
import { applicationDefault, initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { getStorage } from 'firebase-admin/storage';
import { numberOf } from '../functions/src/domain/parameters.ts';
import { createVideoCopier } from './migrate/copy-video.ts';
import { type Counts, migrateDocuments } from './migrate/migrate-documents.ts';
import { findDefaultBucket, newBucketName } from './setup/default-bucket.ts';
import { findProject, isLocalProject, requireEmulator } from './setup/find-project.ts';
import { googleApi } from './setup/google-api.ts';
import { OperatorError, runAsOperator } from './setup/operator-error.ts';
import { useQuotaProject } from './setup/quota-project.ts';
import { readParameters } from './setup/read-parameters.ts';

const usage = `Usage: npm run migrate [-- options]
  --apply                 write; without it nothing is changed
  --project <id>          the cloud project
  --collection <name>     where the documents are (analyses)
  --bucket <name>         where videos go (the project's default bucket)
  --from-bucket <name>    another bucket that videos may be read from; may be repeated
  --score-scale 10        the old scores are out of 10 (100)
  --timeout-seconds <n>   longest time for one video (600)
  --without-unreachable-videos   bring a document over even if its video cannot be reached now`;

// A slow 300 MB at 4 Mbit/s takes 600 s.
const defaultTimeoutSeconds = '600';

async function migrate(): Promise<number> {
  const { values } = parseArgs({
    options: {
      apply: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      project: { type: 'string' },
      collection: { type: 'string', default: 'analyses' },
      bucket: { type: 'string' },
      'from-bucket': { type: 'string', multiple: true, default: [] },
      'score-scale': { type: 'string', default: '100' },
      'timeout-seconds': { type: 'string', default: defaultTimeoutSeconds },
      'without-unreachable-videos': { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const scoreScale = Number(values['score-scale']);
  const timeoutSeconds = Number(values['timeout-seconds']);
  if ((scoreScale !== 10 && scoreScale !== 100) || !(timeoutSeconds > 0)) {
    throw new OperatorError(usage);
  }
  const projectId = await findProject(values.project);
  requireEmulator(projectId, 'FIRESTORE_EMULATOR_HOST');
  requireEmulator(projectId, 'FIREBASE_STORAGE_EMULATOR_HOST');
  useQuotaProject(projectId);
  const app = initializeApp({ projectId });
  const target = values.bucket ?? (await findBucket(projectId));
  const sources = new Set([target, `${projectId}.appspot.com`, ...values['from-bucket']]);
  const { texts } = await readParameters(projectId);

  const counts = await migrateDocuments({
    firestore: getFirestore(app),
    collection: values.collection,
    settings: { now: new Date(), scoreScale },
    copyVideo: createVideoCopier({
      target: getStorage(app).bucket(target),
      readable: [...sources].map((name) => getStorage(app).bucket(name)),
      maxBytes: numberOf(texts, 'MAX_VIDEO_SIZE_MB') * 1_000_000,
      timeoutMs: timeoutSeconds * 1_000,
      fetch,
    }),
    apply: values.apply,
    withoutUnreachableVideos: values['without-unreachable-videos'],
    say: console.log,
  });
  console.log(describeCounts(counts, values.apply));
  if (!values.apply && counts.migrated > 0)
    console.log(beforeApplying(projectId, values.collection));
  return counts.left > 0 ? 1 : 0;
}

async function findBucket(projectId: string): Promise<string> {
  if (isLocalProject(projectId)) return newBucketName(projectId);
  const { access_token: token } = await applicationDefault().getAccessToken();
  const bucket = await findDefaultBucket(googleApi(projectId, token), projectId);
  if (bucket !== null) return bucket.name;
  throw new OperatorError(
    `${projectId} has no default bucket yet: run \`npm run setup -- ${projectId}\` first, or name another with --bucket.`,
  );
}

function describeCounts(counts: Counts, applied: boolean): string {
  const { read, newAlready, migrated, reports, videos, withoutVideo, refused, left } = counts;
  return [
    '',
    `${read} documents read, ${newAlready} of them new already.`,
    `${migrated} ${applied ? 'migrated' : 'to migrate'}: ${reports} with a report, ` +
      `${videos} with a video, ${withoutVideo} without.`,
    `${refused} refused, ${left} left${left > 0 ? ': run this again for them.' : '.'}`,
  ].join('\n');
}

const beforeApplying = (projectId: string, collection: string) => `
Nothing was changed. Before --apply, keep a copy, for old fields are removed:
  gcloud firestore export gs://<a bucket>/before-migration --collection-ids=${collection} --project=${projectId}`;

await runAsOperator(migrate);
