import { onObjectFinalized } from 'firebase-functions/storage';
import { app, withLogContext } from '../../app.ts';
import { parseObjectPath } from '../../domain/video/object-paths.ts';
import { describeObject } from '../../domain/video/stored-object.ts';
import { acceptUpload } from '../../workflows/accept-upload.ts';
import { traceOf } from './event-context.ts';

export const onVideoUploaded = onObjectFinalized({ retry: true }, async (event) => {
  const uploaded = describeObject(event.data);
  const owner = parseObjectPath(uploaded.path);
  const analysis = owner && { analysisId: owner.analysisId };
  await withLogContext({ trace: traceOf(event), ...analysis }, () =>
    acceptUpload(app().ports, uploaded),
  );
});
