export type Address = { host: string; port: number };

export function environmentVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set: run these tests inside \`npm run stack -- …\`.`);
  }
  return value;
}

export const projectId = environmentVariable('GCLOUD_PROJECT');
export const bucketName = `${projectId}.firebasestorage.app`;
export const region = 'us-central1';

/** Reads a `host:port` variable, as `firebase emulators:exec` sets them. */
export function emulatorAddress(variable: string): Address {
  const url = new URL(`http://${environmentVariable(variable)}`);
  return { host: url.hostname, port: Number(url.port) };
}

/** Emulators that have no variable of their own: the hub knows where they listen. */
export async function hubEntry(name: 'functions' | 'hosting'): Promise<Address> {
  const reply = await fetch(`http://${environmentVariable('FIREBASE_EMULATOR_HUB')}/emulators`);
  const emulators = (await reply.json()) as Record<string, Address | undefined>;
  const entry = emulators[name];
  if (entry === undefined) throw new Error(`The hub lists no ${name} emulator.`);
  return entry;
}

export const functionsAddress = (): Promise<Address> => hubEntry('functions');
