# Sourced by .ci/run: makes sure of ffmpeg and ffprobe 5 or newer, which is what deploys. Debian's are
# installed by apt where PATH has none, or older ones.

# libavcodec's number tells the age of builds that are named after a commit, too: 59 came with 5.
is_new() {
  local major
  major=$("$1" -version 2>/dev/null | sed -n 's/^libavcodec *\([0-9]*\)\..*/\1/p') || true
  [ "${major:-0}" -ge 59 ]
}

install_ffmpeg() {
  local log=$1 as_root=() try
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  for try in 1 2 3; do
    {
      # A list that cannot be fetched need not be the one that has ffmpeg.
      "${as_root[@]}" apt-get -o Acquire::Retries=3 update || true
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 \
        -o DPkg::Lock::Timeout=120 install -y --no-install-recommends ffmpeg
    } >"$log" 2>&1 </dev/null && return 0
    [ "$try" -eq 3 ] || sleep "$((try * ${FFMPEG_RETRY_SECONDS:-5}))"
  done
  return 1
}

ensure_ffmpeg() {
  if is_new ffmpeg && is_new ffprobe; then return 0; fi
  local log
  log=$(mktemp)
  echo 'Installing ffmpeg …'
  if ! install_ffmpeg "$log"; then
    tail -n 20 "$log" >&2
    echo 'ffmpeg 5 or newer is missing and apt could not install it: apt said the above. Install it and run .ci/run again.' >&2
    return 1
  fi
  hash -r
  if is_new ffmpeg && is_new ffprobe; then return 0; fi
  # Older ones stand before it on PATH.
  if is_new /usr/bin/ffmpeg && is_new /usr/bin/ffprobe; then
    export FFMPEG_PATH=/usr/bin/ffmpeg FFPROBE_PATH=/usr/bin/ffprobe
    return 0
  fi
  echo "apt has installed an ffmpeg that is older than 5. Install a newer one and set FFMPEG_PATH and FFPROBE_PATH." >&2
  return 1
}
