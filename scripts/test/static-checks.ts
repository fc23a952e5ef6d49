export interface StaticCheck {
  title: string;
  command: readonly [string, ...string[]];
}

export const staticChecks: readonly StaticCheck[] = [
  { title: 'Format and lint', command: ['biome', 'ci', '.'] },
  { title: 'Types', command: ['tsc', '-p', '.'] },
  {
    title: 'Import rules',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.mjs',
      'functions/src',
      'scripts',
      'test',
      'bench',
    ],
  },
];
