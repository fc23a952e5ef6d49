import { randomUUID } from 'node:crypto';
import { bucket } from '../support/admin-sdk.ts';
import { type Address, projectId } from '../support/stack-addresses.ts';

/** Posts the event of a finished upload, as the Storage emulator does. */
export async function tellUpload(
  { host, port }: Address,
  data: { name?: string | undefined },
): Promise<void> {
  const reply = await fetch(
    `http://${host}:${port}/functions/projects/${projectId}/trigger_multicast`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
      body: JSON.stringify({
        specversion: '1.0',
        id: randomUUID(),
        type: 'google.cloud.storage.object.v1.finalized',
        source: `//storage.googleapis.com/projects/_/buckets/${bucket.name}/objects/${data.name}`,
        time: new Date().toISOString(),
        data: { bucket: bucket.name, ...data },
      }),
    },
  );
  await reply.arrayBuffer();
}
