import { onObjectFinalized } from 'firebase-functions/storage';
import { app } from '../../app.ts';
import { acceptUpload } from '../../workflows/accept-upload.ts';

export const onVideoUploaded = onObjectFinalized({ retry: true }, async ({ data }) => {
  await acceptUpload(app().ports, {
    path: data.name,
    contentType: data.contentType ?? '',
    sizeBytes: Number(data.size),
    generation: String(data.generation),
  });
});
