#!/usr/bin/env bash
# The steps of action.yml, where they can be run and tested without the service: install, check,
# build. Inputs come as environment variables, so that no text of a stranger becomes code.
set -euo pipefail

source_folder=$(cd "$(dirname "$0")/.." && pwd)

install() {
  local folder=${RUNNER_TEMP:?}/pointed-bin
  mkdir -p "$folder"
  if [ -n "${BINARY:-}" ]; then
    cp "$BINARY" "$folder/pointed"
  else
    cargo build --release --locked --manifest-path "$source_folder/Cargo.toml" \
      --target-dir "$RUNNER_TEMP/pointed-target"
    cp "$RUNNER_TEMP/pointed-target/release/pointed" "$folder/pointed"
  fi
  echo "$folder" >>"${GITHUB_PATH:?}"
  "$folder/pointed" --version
}

check() {
  local online=()
  [ "${ONLINE:-false}" != true ] || online=(--online)
  local site=(-C "${DIRECTORY:-.}")
  # The site is asked once online; what it answered is in links.lock for the other formats.
  local status=0
  pointed "${site[@]}" check --format github --fail-on "${FAIL_ON:-error}" "${online[@]}" || status=$?
  [ "$status" -lt 2 ] || exit "$status"
  if [ -n "${SARIF:-}" ]; then
    pointed --quiet "${site[@]}" check --format sarif >"$SARIF" || [ $? -lt 2 ]
  fi
  if [ "${SUMMARY:-true}" = true ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    pointed --quiet "${site[@]}" check --format markdown >>"$GITHUB_STEP_SUMMARY" || [ $? -lt 2 ]
  fi
  exit "$status"
}

build() {
  local base_url=()
  [ -z "${BASE_URL:-}" ] || base_url=(--base-url "$BASE_URL")
  pointed -C "${DIRECTORY:-.}" build --output "$(realpath -m "${OUTPUT:-public}")" "${base_url[@]}"
}

case ${1:-} in
  install | check | build) "$1" ;;
  *) echo "usage: action.sh install|check|build" >&2; exit 2 ;;
esac
