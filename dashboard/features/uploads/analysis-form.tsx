'use client';

import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { settings } from '../../settings.ts';
import styles from './analysis-form.module.css';
import { DanceField } from './dance-field.tsx';
import {
  type ChosenVideo,
  type Draft,
  judgedSeconds,
  lengths,
  problemsOf,
  profileOf,
} from './draft.ts';
import { recordingHints } from './hints/recording-hints.ts';
import { RecordingHintsList } from './hints/recording-hints-list.tsx';
import { useSeenVideo } from './hints/use-seen-video.ts';
import { fieldName, ParamFields } from './param-fields.tsx';
import { TrimFields } from './trim-fields.tsx';
import { TypeChoice } from './type-choice.tsx';
import { VideoPicker } from './video-picker.tsx';

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
    const [wrong] = [
      ...(['video', 'from', 'to'] as const).filter((name) => problems[name] !== null),
      ...Object.keys(problems.params).map(fieldName),
    ];
    if (wrong === undefined && video !== null) return onSubmit(video);
    const field = event.currentTarget.elements.namedItem(wrong ?? '');
    if (field instanceof HTMLElement) field.focus();
  };
  const choose = (file: File) => {
    setIsChecked(false);
    onChange({
      video: { file, durationSeconds: null },
      isTrimmed: false,
      from: '',
      to: '',
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
        <RecordingHintsList hints={recordingHints(profile, judgedSeconds(draft), seen)} />
        {video !== null && (
          <TrimFields
            {...draft}
            durationSeconds={video.durationSeconds}
            problems={isChecked ? problems : null}
            onChange={onChange}
            onLeave={() => setIsChecked(true)}
          />
        )}
      </Stack>
      <Stack>
        <TypeChoice
          value={draft.analysisType}
          onChange={(analysisType) => onChange({ analysisType })}
        />
        <TextInput
          label="Title"
          description="So that you find it again. Optional."
          maxLength={lengths.title}
          value={draft.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        {profile.hasDance && (
          <>
            <DanceField value={draft.danceType} onChange={onChange} />
            <TextInput
              label="Who dances"
              description="Names, or whom to look at: the one in red. Optional."
              maxLength={lengths.dancers}
              value={draft.dancers}
              onChange={(event) => onChange({ dancers: event.currentTarget.value })}
            />
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
