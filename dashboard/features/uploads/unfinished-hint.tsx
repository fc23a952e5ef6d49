'use client';

import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { Notice } from '../../components/notice.tsx';
import { usePerson } from '../../firebase/session.tsx';
import { untilWhen } from './messages.ts';
import { isOpen } from './remembered-upload.ts';
import { useRememberedUploads } from './use-remembered-uploads.ts';

/** Where a list would only say that an analysis is uploading: that its upload can go on. */
export function UnfinishedHint() {
  const { userId } = usePerson();
  const uploads = useRememberedUploads(userId).filter(isOpen);
  return uploads.map((upload) => (
    <Notice key={upload.analysisId} kind="hint" title={`“${upload.video.name}” is not fully sent`}>
      It can go on where it stopped, {untilWhen(upload)}.{' '}
      <Anchor component={Link} href="/app/new" inherit>
        Go on
      </Anchor>
    </Notice>
  ));
}
