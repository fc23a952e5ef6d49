import { onObjectFinalized } from 'firebase-functions/storage';
import { app } from '../../app.ts';
import { describeObject } from '../../domain/stored-object.ts';
import { acceptUpload } from '../../workflows/accept-upload.ts';

export const onVideoUploaded = onObjectFinalized({ retry: true }, async ({ data }) => {
  await acceptUpload(app().ports, describeObject(data));
});
