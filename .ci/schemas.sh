#!/usr/bin/env bash
# The schemas accept the example site and a new one, and refuse a misspelt key, by the TOML server
# that editors run.
#
#   schemas.sh PROGRAM      the built `pointed`
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pointed() { "$program" "$@"; }
accepts() { .ci/node_modules/.bin/taplo lint --schema "file://$work/$1.json" "$2" >"$work/log" 2>&1; }

pointed schema settings >"$work/settings.json"
pointed schema profile >"$work/profile.json"
pointed --quiet new "$work/new"
for site in example-site "$work/new"; do
  accepts settings "$site/pointed.toml" || { cat "$work/log"; exit 1; }
  accepts profile "$site/profile.toml" || { cat "$work/log"; exit 1; }
done
sed 's/^job_title/job_titel/' example-site/profile.toml >"$work/misspelt.toml"
if accepts profile "$work/misspelt.toml"; then
  echo "the schema accepts a misspelt key"
  exit 1
fi
grep -q job_titel "$work/log" || { cat "$work/log"; exit 1; }
# The line that a new site begins with leads to its schema.
(cd "$work/new" && "$OLDPWD/.ci/node_modules/.bin/taplo" lint profile.toml >"$work/log" 2>&1) || { cat "$work/log"; exit 1; }
echo "the schemas hold"
