import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { Notice } from '../../components/notice.tsx';
import { messageOfEnded } from './messages.ts';
import type { RememberedUpload } from './remembered-upload.ts';
import { forgetUpload } from './upload-storage.ts';

/** How an upload ended while no page was sending it, until that has been read. */
export function EndedUpload({ upload }: { upload: RememberedUpload }) {
  const { analysisId, state, video } = upload;
  const forget = () => forgetUpload(upload);
  if (state.kind === 'open') return null;
  if (state.how === 'arrived') {
    return (
      <Notice kind="hint" title={`“${video.name}” has arrived`} onClose={forget}>
        <Anchor component={Link} href={`/app/analysis?id=${analysisId}`} inherit onClick={forget}>
          See its analysis
        </Anchor>
      </Notice>
    );
  }
  const { title, words } = messageOfEnded(video.name, state.how);
  return (
    <Notice title={title} onClose={forget}>
      {words}
    </Notice>
  );
}
