import { Notice } from '../../components/notice.tsx';
import { EndedUpload } from './ended-upload.tsx';
import { messageOfNamesake } from './messages.ts';
import { isOpen, type Match, type RememberedUpload } from './remembered-upload.ts';
import { UnfinishedUpload, type UnfinishedUploadProps } from './unfinished-upload.tsx';

interface EarlierUploadsProps {
  uploads: readonly RememberedUpload[];
  /** Of the file that is chosen now. */
  match: Match;
  /** What can be done with the one that the chosen file belongs to: it is shown alone. */
  chosen: UnfinishedUploadProps['chosen'];
}

/** What became of uploads that this browser remembers, above the form for a new one. */
export function EarlierUploads({ uploads, match, chosen }: EarlierUploadsProps) {
  const shown = chosen !== null && match.kind === 'same' ? [match.upload] : uploads;
  const hint = match.kind === 'namesake' ? messageOfNamesake(match.upload.video.name) : null;
  return (
    <>
      {shown.map((upload) =>
        isOpen(upload) ? (
          <UnfinishedUpload key={upload.analysisId} upload={upload} chosen={chosen} />
        ) : (
          <EndedUpload key={upload.analysisId} upload={upload} />
        ),
      )}
      {hint !== null && (
        <Notice kind={hint.kind} title={hint.title}>
          {hint.words}
        </Notice>
      )}
    </>
  );
}
