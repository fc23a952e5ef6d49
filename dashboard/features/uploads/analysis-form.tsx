'use client';

import { Button, Stack } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import styles from '../../components/choices/columns.module.css';
import { DanceField } from '../../components/choices/dance-field.tsx';
import { focusField, wrongFields } from '../../components/choices/focus-field.ts';
import { ParamFields } from '../../components/choices/param-fields.tsx';
import { judgedSeconds, mostMarked, profileOf } from '../../components/choices/run-choices.ts';
import { DancersField, TitleField } from '../../components/choices/text-fields.tsx';
import { TrimFields } from '../../components/choices/trim-fields.tsx';
import { TypeChoice } from '../../components/choices/type-choice.tsx';
import { settings } from '../../settings.ts';
import { type ChosenVideo, type Draft, problemsOf } from './draft.ts';
import { recordingHints } from './hints/recording-hints.ts';
import { RecordingHintsList } from './hints/recording-hints-list.tsx';
import { useSeenVideo } from './hints/use-seen-video.ts';
import { VideoPicker } from './video-picker.tsx';

const DancerMarks = lazy(() =>
  import('./dancer-marks.tsx').then(({ DancerMarks: marks }) => ({ default: marks })),
);

interface AnalysisFormProps {
  draft: Draft;
  busy: boolean;
  onChange: (change: Partial<Draft>) => void;
  /** Called where nothing is wrong with the draft. */
  onSubmit: (video: ChosenVideo) => void;
}

export function AnalysisForm({ draft, busy, onChange, onSubmit }: AnalysisFormProps) {
  /** Problems with what has not been filled in yet are shown too. */
  const [isChecked, setIsChecked] = useState(false);
  const problems = problemsOf(draft, settings);
  const { video } = draft;
  const profile = profileOf(draft.analysisType);
  const seen = useSeenVideo(problems.video === null ? (video?.file ?? null) : null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsChecked(true);
    const [wrong] = [...(problems.video === null ? [] : ['video']), ...wrongFields(problems)];
    if (wrong !== undefined) focusField(event.currentTarget, wrong);
    else if (video !== null) onSubmit(video);
  };
  const choose = (file: File) => {
    setIsChecked(false);
    onChange({
      video: { file, durationSeconds: null },
      isTrimmed: false,
      from: '',
      to: '',
      dancersFollowed: [],
    });
  };
  return (
    <form onSubmit={submit} noValidate className={styles['columns']}>
      <Stack>
        <VideoPicker
          file={video?.file ?? null}
          durationSeconds={video?.durationSeconds ?? null}
          problem={video !== null || isChecked ? problems.video : null}
          limits={settings}
          onChoose={choose}
          onDuration={(file, durationSeconds) => onChange({ video: { file, durationSeconds } })}
        />
        <RecordingHintsList
          hints={recordingHints(
            profile,
            judgedSeconds(draft, video?.durationSeconds ?? null),
            seen,
          )}
        />
        {video !== null && (
          <TrimFields
            {...draft}
            durationSeconds={video.durationSeconds}
            problems={isChecked ? problems : null}
            onChange={onChange}
            onLeave={() => setIsChecked(true)}
          />
        )}
        {video !== null && problems.video === null && mostMarked(draft) > 0 && (
          <Suspense>
            <DancerMarks file={video.file} choices={draft} onChange={onChange} />
          </Suspense>
        )}
      </Stack>
      <Stack>
        <TypeChoice
          value={draft.analysisType}
          onChange={(analysisType) => onChange({ analysisType })}
        />
        <TitleField value={draft.title} onChange={(title) => onChange({ title })} />
        {profile.hasDance && (
          <>
            <DanceField value={draft.danceType} onChange={onChange} />
            <DancersField value={draft.dancers} onChange={(dancers) => onChange({ dancers })} />
          </>
        )}
        <ParamFields
          profile={profile}
          params={draft.params}
          followsBody={draft.followsBody}
          problems={problems.params}
          isChecked={isChecked}
          onChange={onChange}
        />
        <Button type="submit" size="md" loading={busy}>
          Start the analysis
        </Button>
      </Stack>
    </form>
  );
}
