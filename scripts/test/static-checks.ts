import { TSC } from '../stack/paths.ts';

export interface StaticCheck {
  title: string;
  command: readonly [string, ...string[]];
}

export const staticChecks: readonly StaticCheck[] = [
  { title: 'Format and lint', command: ['biome', 'ci', '.'] },
  { title: 'Types', command: ['node', TSC, '-p', '.'] },
  { title: 'Types of the dashboard', command: ['node', TSC, '-p', 'dashboard'] },
  {
    title: 'Import rules',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.mjs',
      'functions/src',
      'dashboard',
      'scripts',
      'test',
      'bench',
    ],
  },
];
