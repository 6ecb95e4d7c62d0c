#!/usr/bin/env bash
# Makes the archive of a release: the program, its completions and manual pages, and the licences of
# everything in it. The same commit gives the same bytes, wherever and whenever it is built.
#
#   release.sh FOLDER [TARGET]      TARGET: a target of rustc; without one, x86_64-unknown-linux-musl
#
# Needs `cargo install cargo-about --features cli`, and for the static target
# `rustup target add x86_64-unknown-linux-musl` with musl's compiler (Debian: musl-tools).
set -euo pipefail
mkdir -p "$1"
folder=$(realpath "$1")
target=${2:-x86_64-unknown-linux-musl}
cd "$(dirname "$0")/.."

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
name=pointed-$version-$target
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH LC_ALL=C TZ=UTC

# No folder of this machine stands in the program, neither from Rust nor from C.
cargo_home=${CARGO_HOME:-$HOME/.cargo}
export RUSTFLAGS="--remap-path-prefix=$PWD=/pointed --remap-path-prefix=$cargo_home=/cargo"
export CFLAGS="-ffile-prefix-map=$PWD=/pointed -ffile-prefix-map=$cargo_home=/cargo"
cargo build --release --locked --target "$target"
program=${CARGO_TARGET_DIR:-target}/$target/release/pointed

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
stage=$work/$name
mkdir -p "$stage/completions" "$stage/licences"
cp "$program" README.md CHANGELOG.md "$stage"
cp LICENSE-MIT LICENSE-APACHE src/serve/client/*-LICENSE.txt "$stage/licences"
for text in themes/*/fonts/*.txt; do
  theme=$(basename "$(dirname "$(dirname "$text")")")
  cp "$text" "$stage/licences/fonts-$theme-$(basename "$text")"
done
cargo about generate --locked --fail --config .ci/about.toml .ci/about.hbs --output-file "$stage/licences/NOTICES.md"
for shell in bash zsh fish powershell elvish; do
  "$program" completions "$shell" >"$stage/completions/pointed.$shell"
done
"$program" man "$stage/man"

tar --create --directory "$work" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
  --mode=u=rwX,go=rX "$name" | gzip --no-name --best >"$folder/$name.tar.gz"
cd "$folder"
sha256sum "$name.tar.gz" | tee "$name.tar.gz.sha256"
