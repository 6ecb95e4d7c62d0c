#!/usr/bin/env bash
# The completions, loaded and asked in real shells, and a manual page as `man` draws it.
#
#   shells.sh PROGRAM      the built `pointed`
set -euo pipefail
PATH="$(dirname "$(realpath "$1")"):$PATH"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work

for shell in bash zsh fish powershell elvish; do
  pointed completions "$shell" >"$work/pointed.$shell"
  test -s "$work/pointed.$shell"
done

bash -euc '
  source "$1"
  complete -p pointed >/dev/null
  COMP_WORDS=(pointed che) COMP_CWORD=1
  _pointed pointed che pointed
  [ "${COMPREPLY[*]}" = check ]
' bash "$work/pointed.bash"

mkdir "$work/functions"
cp "$work/pointed.zsh" "$work/functions/_pointed"
zsh -fec '
  fpath=("$1" $fpath)
  autoload -Uz compinit && compinit -u -d "$1/dump"
  [[ ${_comps[pointed]} == _pointed ]]
  autoload +X -Uz _pointed
' zsh "$work/functions"

[ "$(fish -c "source $work/pointed.fish; complete -C 'pointed che'" | cut -f1)" = check ]

pointed --quiet man "$work/man"
MANWIDTH=80 man -l "$work/man/pointed-check.1" >"$work/page"
grep -q 'fail-on' "$work/page"
echo "completions and manual pages hold"
