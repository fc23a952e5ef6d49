/** What firebase-tools 15 asks of the Java that runs its own downloads. */
const OFFICIAL_JAVA_MAJOR = 21;
/** What the jar of the Google Cloud CLI is built for. */
const CLOUD_CLI_JAVA_MAJOR = 11;

export interface Machine {
  /** Null where there is no Java. */
  javaMajor: number | null;
  /** The jars that firebase-tools has cached. */
  cached: { firestore: boolean; storage: boolean };
  /** Whether firebase-tools could download a jar that is not cached. */
  canDownload: boolean;
  /** The Firestore emulator of the Google Cloud CLI; null where it is not installed. */
  cloudCliJar: string | null;
}

export interface ChosenEmulators {
  /** The jar to run in place of firebase-tools' own, or null to run its own. */
  firestoreJar: string | null;
  storageRules: 'official' | 'stand-in';
  /** What firebase-tools has to download first. */
  downloads: ('firestore' | 'storage')[];
}

/** Throws an Error that names both ways to get a Firestore emulator where there is none. */
export function chooseEmulators(machine: Machine): ChosenEmulators {
  const { javaMajor, cached, canDownload, cloudCliJar } = machine;
  const javaIsOfficial = javaMajor !== null && javaMajor >= OFFICIAL_JAVA_MAJOR;
  const officialFirestore = javaIsOfficial && (cached.firestore || canDownload);
  const officialStorage = javaIsOfficial && (cached.storage || canDownload);
  if (!officialFirestore && cloudCliJar === null) throw new Error(explainMissing(javaMajor));
  if (!officialFirestore && (javaMajor ?? 0) < CLOUD_CLI_JAVA_MAJOR) {
    throw new Error(
      `The Firestore emulator needs Java ${CLOUD_CLI_JAVA_MAJOR} or newer; ${describeJava(javaMajor)}. ` +
        'Install a newer JDK, put its `java` on PATH and try again.',
    );
  }
  const downloads: ChosenEmulators['downloads'] = [];
  if (officialFirestore && !cached.firestore) downloads.push('firestore');
  if (officialStorage && !cached.storage) downloads.push('storage');
  return {
    firestoreJar: officialFirestore ? null : cloudCliJar,
    storageRules: officialStorage ? 'official' : 'stand-in',
    downloads,
  };
}

function describeJava(javaMajor: number | null): string {
  return javaMajor === null ? 'there is no `java` on PATH' : `this is Java ${javaMajor}`;
}

function explainMissing(javaMajor: number | null): string {
  return [
    `There is no Firestore emulator on this machine (${describeJava(javaMajor)}). Get one in either way:`,
    `  1. Java ${OFFICIAL_JAVA_MAJOR} or newer and a network: firebase-tools downloads its own ` +
      '(npx firebase setup:emulators:firestore).',
    `  2. The Google Cloud CLI and Java ${CLOUD_CLI_JAVA_MAJOR} or newer: gcloud components install ` +
      'cloud-firestore-emulator (Debian: apt-get install google-cloud-cli-firestore-emulator).',
  ].join('\n');
}
