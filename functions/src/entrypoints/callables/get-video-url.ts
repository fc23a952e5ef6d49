import { getVideoUrlRequest } from '../../contract/callables.ts';
import { getVideoUrl as getUrl } from '../../workflows/get-video-url.ts';
import { defineCallable } from './define-callable.ts';

export const getVideoUrl = defineCallable({
  name: 'getVideoUrl',
  schema: getVideoUrlRequest,
  limit: 'read',
  asksAuth: true,
  answer: ({ ports }, { caller, request }) => getUrl(ports, caller, request),
});
