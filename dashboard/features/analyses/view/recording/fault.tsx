import { Anchor } from '@mantine/core';
import type { RecordingFault } from '../../../../../functions/src/contract/recording-sentences.ts';

interface FaultProps {
  fault: RecordingFault;
  /** Leads to where people say whom to follow; null: nobody can be named here. */
  onFollow: (() => void) | null;
}

/** What about the recording keeps us from measuring, and what to do about it. */
export function Fault({ fault: { code, text }, onFollow }: FaultProps) {
  return (
    <>
      {text}
      {code === 'several_people' && onFollow !== null && (
        <Anchor component="button" type="button" display="block" size="sm" onClick={onFollow}>
          Say whom to follow, and run again
        </Anchor>
      )}
    </>
  );
}
