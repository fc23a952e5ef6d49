#!/bin/sh
# One session of the Flokraft API from end to end, with nothing but curl.
set -eu

usage() {
  cat <<'USAGE'
Judges a video over HTTP: upload, status, results, cancel, cleanup.

  docs/session.sh VIDEO [ANALYSIS_TYPE]

  VIDEO           a file of up to 30 MB, such as scripts/sample/dance-100-bpm.mp4
  ANALYSIS_TYPE   solo (default), couple, … : any that /api/openapi.json names

  FLOKRAFT_URL    where the service is; default: http://127.0.0.1:5002 (the local stack)
  FLOKRAFT_TOKEN  your Firebase ID token; needed

On the local stack (npm start), the Auth emulator gives you a token for one of the logins that
it prints:

  FLOKRAFT_TOKEN=$(curl -s 'http://127.0.0.1:9099/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo' \
    -H 'Content-Type: application/json' \
    -d '{"email":"EMAIL","password":"PASSWORD","returnSecureToken":true}' |
    sed -n 's/.*"idToken": *"\([^"]*\)".*/\1/p')
  export FLOKRAFT_TOKEN
USAGE
}

case ${1-} in
-h | --help)
  usage
  exit 0
  ;;
'')
  usage >&2
  exit 2
  ;;
esac
video=$1
type=${2-solo}
url=${FLOKRAFT_URL-http://127.0.0.1:5002}
if [ ! -f "$video" ] || [ ! -r "$video" ]; then
  echo "There is no file $video that can be read." >&2
  exit 2
fi
if [ -z "${FLOKRAFT_TOKEN-}" ]; then
  echo "Set FLOKRAFT_TOKEN to your Firebase ID token. How to get one: docs/session.sh --help" >&2
  exit 2
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

# The token goes by a file: a command's arguments are for everybody on the machine to see.
(umask 077 && printf 'Authorization: Bearer %s\n' "$FLOKRAFT_TOKEN" >"$folder/token")

say() { printf '%s\n' "$*"; }
step() { printf '\n== %s\n   %s\n' "$1" "$2"; }

# ask METHOD PATH [curl's options]: leaves the reply in $folder/body, its status in $code.
ask() {
  method=$1
  path=$2
  shift 2
  code=$(curl -sS -X "$method" -H "@$folder/token" -D "$folder/headers" -o "$folder/body" \
    -w '%{http_code}' "$@" "$url$path")
}

# want STATUS: stops where the reply is another one.
want() {
  [ "$code" = "$1" ] && return
  say "   The service answered $code instead of $1: $(cat "$folder/body")" >&2
  exit 1
}

# field NAME: the first text or number of that name in the reply.
field() {
  grep -oE "\"$1\":(\"([^\"\\\\]|\\\\.)*\"|[0-9.]+)" "$folder/body" | head -n 1 |
    sed 's/^[^:]*://; s/^"//; s/"$//; s/\\"/"/g'
}
header() {
  tr -d '\r' <"$folder/headers" | grep -i "^$1:" | tail -n 1 | sed 's/^[^:]*: *//'
}

# The key makes a repeated request harmless: it answers the session of the first one.
upload() {
  ask POST /api/v1/video/upload -H "Idempotency-Key: $1" \
    -F "analysis_type=$type" -F "title=$2" -F "video=@$video"
  want 202
}
run=$(date +%s)-$$

step 'Upload' 'POST /api/v1/video/upload'
upload "$run-first" 'From the command line'
session=$(field sessionId)
say "   Session $session is $(field status): $(field message)."

step 'Status' 'GET /api/v1/video/status/{sessionId}, as often as Retry-After says'
while :; do
  ask GET "/api/v1/video/status/$session"
  want 200
  status=$(field status)
  message=$(field message)
  say "   $(field progress) %  $status${message:+: $message}"
  case $status in
  uploading | queued | processing) ;;
  *) break ;;
  esac
  pause=$(header Retry-After)
  sleep "${pause:-3}"
done

step 'Results' 'GET /api/v1/video/results/{sessionId}'
ask GET "/api/v1/video/results/$session"
want 200
total=$(field total_score)
say "   Total score: ${total:-not measured}${total:+ of 100}, judged by $(field analyzer)."
scores=$(sed 's/.*"scores":{\([^}]*\)}.*/\1/' "$folder/body")
say "$scores" | tr ',' '\n' | sed 's/"\(.*\)":\(.*\)/     \1: \2/; s/null/not measured/; s/_/ /g'
say '   The judge says:'
field text | sed 's/\\n/\
/g' | head -n 8 | sed 's/^/     /'

step 'Cancel' 'POST /api/v1/video/cancel/{sessionId}, of a second upload'
upload "$run-second" 'Cancelled from the command line'
second=$(field sessionId)
ask POST "/api/v1/video/cancel/$second"
if [ "$code" = 409 ]; then
  say "   Session $second is over: it ended before it could be cancelled."
else
  want 200
  say "   Session $second is $(field status)."
fi

step 'Cleanup' 'DELETE /api/v1/video/cleanup/{sessionId}, of both'
for id in "$session" "$second"; do
  ask DELETE "/api/v1/video/cleanup/$id"
  want 200
  say "   $id: $(field message)"
  ask GET "/api/v1/video/status/$id"
  want 404
done

say ''
say 'Done: both sessions came, were judged or cancelled, and are gone.'
