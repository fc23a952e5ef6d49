import { useRef, useState } from 'react';
import {
  NobodyToMark,
  WhomToFollow,
} from '../../../../components/choices/follow/whom-to-follow.tsx';
import {
  mostMarked,
  type RunChoices,
  startSeconds,
} from '../../../../components/choices/run-choices.ts';
import { useVideoUrl } from '../watch/use-video-url.ts';
import { VideoAwaited } from '../watch/video-awaited.tsx';
import { firstSecond } from './first-second.ts';

interface KeptDancerMarksProps {
  analysisId: string;
  choices: RunChoices;
  /** Where the copy begins that was judged; null: which part it shows is not known, for its run did not end. */
  playableFrom: number | null;
  /** Of the source, in seconds. */
  sourceDuration: number | null;
  onChange: (change: Partial<RunChoices>) => void;
}

/** Whom to follow in a video that the service keeps. */
export function KeptDancerMarks(props: KeptDancerMarksProps) {
  // The copy that was judged, which every browser plays, has nothing but what was judged.
  const asset = startSeconds(props.choices) === props.playableFrom ? 'video' : 'source';
  return <MarksIn key={asset} asset={asset} {...props} />;
}

function MarksIn({
  asset,
  analysisId,
  choices,
  ...props
}: KeptDancerMarksProps & { asset: string }) {
  const { found, renew } = useVideoUrl(analysisId, null, asset);
  const [isUnshown, setIsUnshown] = useState(false);
  const isRenewed = useRef(false);
  const tryAgain = () => {
    if (isRenewed.current) setIsUnshown(true);
    else renew();
    isRenewed.current = true;
  };
  if (found.state === 'waiting') return <VideoAwaited />;
  if (found.state === 'refused') return <NobodyToMark why={found.message} />;
  if (isUnshown) return <NobodyToMark />;
  const source = props.sourceDuration;
  return (
    <WhomToFollow
      key={found.answer}
      url={found.url}
      startOf={(played) => firstSecond(startSeconds(choices), { played, source })}
      most={mostMarked(choices)}
      points={choices.dancersFollowed}
      onChange={(dancersFollowed) => props.onChange({ dancersFollowed })}
      onFail={tryAgain}
    />
  );
}
