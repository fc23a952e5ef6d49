import { expect, it } from 'vitest';
import { withValues } from '../../../scripts/stack/prepare-project.ts';

it('gives an env file other values for one boot and keeps the rest', () => {
  const text = '# Why.\nANALYZER=auto\nREGION=us-central1\n';
  const changed = withValues(text, { ANALYZER: 'signal', GEMINI_BASE_URL: 'http://127.0.0.1:1' });
  expect(changed).toBe(
    '# Why.\nREGION=us-central1\nANALYZER=signal\nGEMINI_BASE_URL=http://127.0.0.1:1\n',
  );
});

it('leaves an env file alone where nothing is to differ', () => {
  expect(withValues('ANALYZER=auto\n\n')).toBe('ANALYZER=auto\n\n');
});
