#!/bin/sh
# Fetches the browser libraries at their pinned versions into static/vendor and checks them against the
# sums in static/vendor/README.md. Needs npm; nothing of it is needed to build or run the program.
set -eu
cd "$(dirname "$0")/../.."
ziel=$PWD/static/vendor
arbeit=$(mktemp -d)
trap 'rm -rf "$arbeit"' EXIT
cd "$arbeit"

hole() { # package@version, folder
	mkdir -p "$2"
	npm pack --silent --pack-destination "$2" "$1" >/dev/null
	tar -xzf "$2"/*.tgz -C "$2" --strip-components=1
}
hole @kern-ux/native@2.7.2 kern
hole echarts@6.1.0 echarts
hole @fontsource/fira-sans@5.3.0 fira-sans

cp kern/dist/kern.min.css kern/LICENSE.md "$ziel/kern/" # NOTICE there is our own
cp echarts/dist/echarts.min.js echarts/i18n/langDE.js echarts/LICENSE echarts/NOTICE "$ziel/echarts/"
cp -R echarts/licenses "$ziel/echarts/"
for dicke in 400 500 600; do cp "fira-sans/files/fira-sans-latin-$dicke-normal.woff2" "$ziel/fira-sans/"; done
cp fira-sans/LICENSE "$ziel/fira-sans/"

cd "$ziel"
grep -E '^ *[0-9a-f]{64}  ' README.md | sed 's/^ *//' | sha256sum -c --quiet
