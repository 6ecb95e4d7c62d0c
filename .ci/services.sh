#!/usr/bin/env bash
# The files for other people's services: valid by their published schemas, and the steps of the
# action run as the service would run them, with what it would have set.
#
#   services.sh PROGRAM      the built `pointed`
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")

python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
  --upgrade --target .ci/python --requirement .ci/requirements.txt
valid() { PYTHONPATH=.ci/python python3 -m check_jsonschema --builtin-schema "vendor.$1" "${@:2}"; }
valid github-actions action.yml
valid github-workflows guide/examples/github.yml guide/examples/forgejo.yml
valid gitlab-ci guide/examples/gitlab-ci.yml
PYTHONPATH=.ci/python python3 -m pre_commit validate-manifest .pre-commit-hooks.yaml

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export RUNNER_TEMP=$work GITHUB_PATH=$work/path GITHUB_STEP_SUMMARY=$work/summary
SOURCE_DATE_EPOCH=$(date --utc --date 2026-11-23 +%s)
export SOURCE_DATE_EPOCH
BINARY=$program .ci/action.sh install
PATH="$(cat "$GITHUB_PATH"):$PATH"
export PATH

cp -r example-site "$work/site"
DIRECTORY=$work/site FAIL_ON=warning SARIF=$work/sarif.json .ci/action.sh check
grep -q '"version": *"2.1.0"' "$work/sarif.json"
test -s "$GITHUB_STEP_SUMMARY"
DIRECTORY=$work/site OUTPUT=$work/public BASE_URL=https://profile.example/me/ .ci/action.sh build
grep -q 'https://profile.example/me/' "$work/public/index.html"

# A finding fails the job, and is an annotation at its place.
sed -i 's/^job_title/job_titel/' "$work/site/profile.toml"
if DIRECTORY=$work/site .ci/action.sh check >"$work/log"; then
  echo "a broken profile passed the action"
  exit 1
fi
grep -q '^::error file=.*profile.toml,line=' "$work/log" || { cat "$work/log"; exit 1; }
echo "the files for services hold"
