import ts from 'typescript';

/**
 * What the compiler says of each of the files. `changed` are files that exist only here, or are to
 * be read otherwise than they are, by their path.
 */
export function complaintsOf(
  files: readonly string[],
  options: ts.CompilerOptions,
  changed: ReadonlyMap<string, string>,
): Map<string, string[]> {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => changed.has(name) || fileExists(name);
  host.readFile = (name) => changed.get(name) ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const code = changed.get(name);
    return code === undefined
      ? getSourceFile(name, version, ...rest)
      : ts.createSourceFile(name, code, version);
  };
  const program = ts.createProgram([...files], options, host);
  const about = (name: string) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
    );
  };
  return new Map(files.map((name) => [name, about(name)]));
}

/** As a tsconfig.json sets them. */
export function compilerOptions(folder: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(`${folder}/tsconfig.json`, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, folder).options;
}
