import { TextInput } from '@mantine/core';

interface PasswordFieldProps {
  label: string;
  description?: string;
  /** For the browser's own keeper of passwords. */
  kind: 'current' | 'new';
  value: string;
  onChange: (value: string) => void;
}

export function PasswordField({ label, description, kind, value, onChange }: PasswordFieldProps) {
  return (
    <TextInput
      label={label}
      description={description}
      type="password"
      autoComplete={`${kind}-password`}
      required
      w="100%"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
