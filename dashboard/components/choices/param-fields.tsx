import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Param } from '../../../functions/src/contract/profiles/param.ts';
import type { Profile } from '../../../functions/src/contract/profiles/profile.ts';
import type { RunChoices } from './run-choices.ts';

interface ParamFieldsProps extends Pick<RunChoices, 'params' | 'followsBody'> {
  profile: Profile;
  /** What to write instead, by the field; shown once a field was left or all were checked. */
  problems: Readonly<Record<string, string>>;
  isChecked: boolean;
  onChange: (change: Partial<RunChoices>) => void;
}

export const fieldName = (key: string): string => `param-${key}`;

/** What the chosen profile takes beside the video, each as its own field. */
export function ParamFields(props: ParamFieldsProps) {
  const { profile, params, followsBody, problems, isChecked, onChange } = props;
  const [isLeft, setIsLeft] = useState(false);
  return (
    <>
      {Object.entries(profile.params).map(([key, param]) => (
        <TextInput
          key={key}
          name={fieldName(key)}
          label={param.name}
          description={descriptionOf(param)}
          {...(param.kind === 'text'
            ? { maxLength: param.maxLength }
            : {
                inputMode: param.kind === 'integer' ? 'numeric' : 'decimal',
                placeholder: `${param.default}`,
              })}
          value={params[key] ?? ''}
          error={isChecked || isLeft ? problems[key] : null}
          onChange={(event) =>
            onChange({ params: { ...params, [key]: event.currentTarget.value } })
          }
          onBlur={() => setIsLeft(true)}
        />
      ))}
      <Switch
        label="Follow the body (landmarks)"
        description="Measures how the clearest body is held and moved. Takes longer."
        checked={followsBody ?? profile.followsBody}
        onChange={(event) => onChange({ followsBody: event.currentTarget.checked })}
      />
    </>
  );
}

const descriptionOf = (param: Param): string =>
  param.kind === 'text'
    ? 'Optional.'
    : `From ${param.minimum} to ${param.maximum}. Empty: ${param.default}.`;
