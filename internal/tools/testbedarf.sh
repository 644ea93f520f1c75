#!/bin/sh
# Sees to it that what the tests start is there: PostgreSQL's server, Chromium, LibreOffice Calc, pdftoppm.
# Installs what is missing from Debian's packages where that is possible, else says what to install.
set -eu

fehlt=""
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || [ -n "${PGBIN:-}" ] || fehlt="$fehlt postgresql"
command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || fehlt="$fehlt chromium"
command -v soffice >/dev/null 2>&1 || fehlt="$fehlt libreoffice-calc"
command -v pdftoppm >/dev/null 2>&1 || fehlt="$fehlt poppler-utils"
[ -z "$fehlt" ] && exit 0

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
	echo "Installing for the tests:$fehlt"
	apt-get update -qq >/dev/null
	# shellcheck disable=SC2086
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $fehlt >/dev/null
	exit 0
fi
echo "The tests need these Debian packages (or the same programs from elsewhere):$fehlt" >&2
echo "Install them, for example:  sudo apt-get install --no-install-recommends$fehlt" >&2
exit 1
