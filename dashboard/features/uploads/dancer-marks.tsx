import { useState } from 'react';
import { NobodyToMark, WhomToFollow } from '../../components/choices/follow/whom-to-follow.tsx';
import { mostMarked, type RunChoices, startSeconds } from '../../components/choices/run-choices.ts';
import { useFileUrl } from './use-file-url.ts';

interface DancerMarksProps {
  file: File;
  choices: RunChoices;
  onChange: (change: Partial<RunChoices>) => void;
}

/** Whom to follow in a file from this device, if the browser can show it; nothing is sent for that. */
export function DancerMarks({ file, choices, onChange }: DancerMarksProps) {
  const url = useFileUrl(file);
  const [unshown, setUnshown] = useState<File | null>(null);
  if (unshown === file) return <NobodyToMark />;
  if (url === null) return null;
  return (
    <WhomToFollow
      key={url}
      url={url}
      startOf={() => startSeconds(choices)}
      most={mostMarked(choices)}
      points={choices.dancersFollowed}
      onChange={(dancersFollowed) => onChange({ dancersFollowed })}
      onFail={() => setUnshown(file)}
    />
  );
}
