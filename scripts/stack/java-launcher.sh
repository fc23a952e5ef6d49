#!/bin/sh
# Stands first on PATH, as `java`, for firebase-tools alone. It hands the Firestore start to the
# Google Cloud CLI's jar, whose manifest names no main class and which does not know
# --database-edition, and the Storage rules start to the deny-all stand-in.
# FLOKRAFT_JAVA: the real Java. FLOKRAFT_FIRESTORE_JAR: empty where firebase-tools' own jar runs.
# FLOKRAFT_STORAGE_RULES: the stand-in's script, empty where the official runtime runs.
set -eu

if [ -n "$FLOKRAFT_FIRESTORE_JAR" ]; then
  case " $* " in
    *' -version '*)
      echo 'openjdk version "21" (answered by java-launcher.sh)' >&2
      exit 0
      ;;
  esac
fi

jar=''
previous=''
for argument in "$@"; do
  [ "$previous" != '-jar' ] || jar=$argument
  previous=$argument
done

# Linux ends Java with firebase-tools, even where that is killed.
run_java() {
  if setpriv --pdeathsig KILL true 2>/dev/null; then
    exec setpriv --pdeathsig KILL "$FLOKRAFT_JAVA" "$@"
  fi
  exec "$FLOKRAFT_JAVA" "$@"
}

if [ -n "$FLOKRAFT_STORAGE_RULES" ] && [ "$jar" = "${STORAGE_EMULATOR_BINARY_PATH:-}" ]; then
  exec "$FLOKRAFT_NODE" "$FLOKRAFT_STORAGE_RULES"
fi
if [ -z "$FLOKRAFT_FIRESTORE_JAR" ] || [ "$jar" != "${FIRESTORE_EMULATOR_BINARY_PATH:-}" ]; then
  run_java "$@"
fi

after_jar=''
previous=''
for argument in "$@"; do
  shift
  if [ "$previous" = '-jar' ]; then
    after_jar=yes
  elif [ -n "$after_jar" ] && [ "$argument" != '--database-edition' ] &&
    [ "$previous" != '--database-edition' ]; then
    set -- "$@" "$argument"
  fi
  previous=$argument
done
# Two cores are few for the collector that Java would choose. A query sorts the whole collection:
# with Java's own limits it depends on luck whether all of a comparison is compiled as one.
run_java -XX:+UseParallelGC -Duser.language=en \
  -XX:MaxInlineLevel=25 -XX:FreqInlineSize=600 -XX:InlineSmallCode=4000 \
  -cp "$FLOKRAFT_FIRESTORE_JAR" \
  com.google.cloud.datastore.emulator.firestore.CloudFirestore "$@"
