#!/usr/bin/env bash
# What of docs/deploy can be checked anywhere: by the programs themselves where they are installed, by their words otherwise.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "docs/deploy: $*" >&2; failed=1; }
skipped() { echo "left out: $1 is not installed"; }
has() { command -v "$1" >/dev/null; }

units() {
  has systemd-analyze || { skipped systemd-analyze; return 0; }
  mkdir "$work/units"
  for unit in docs/deploy/*.service docs/deploy/*.timer; do
    # The program of each unit need not be installed here.
    sed 's#/usr/local/bin/synas#/bin/true#' "$unit" >"$work/units/$(basename "$unit")"
  done
  for unit in "$work"/units/*; do
    said=$(SYSTEMD_UNIT_PATH="$work/units:" systemd-analyze verify "$unit" 2>&1 | grep -F "$work/units" || true)
    [ -z "$said" ] || fail "$said"
  done
  # In tenths: 1.1 is OK, 0.5 is safe.
  exposed synas 12
  exposed synas-daily 6
  exposed synas-backup 6
}

exposed() {
  systemd-analyze security --offline=true --threshold="$2" "$work/units/$1.service" >/dev/null 2>&1 \
    || fail "$1.service leaves more open than $2 of 100"
}

# The site as it stands, but for its certificate, its log and ports that need no right.
nginx_site() {
  has nginx || { skipped nginx; return 0; }
  has openssl || { skipped openssl; return 0; }
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=synas.example.se \
    -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
  {
    echo "pid $work/nginx.pid; error_log $work/error.log; events {} http { access_log off;"
    sed -E "s#/etc/letsencrypt/live/[^/]*/(fullchain)\.pem#$work/cert.pem#; s#/etc/letsencrypt/live/[^/]*/privkey\.pem#$work/key.pem#
      s#/var/log/nginx/#$work/#; s#listen (\[::\]:)?443#listen \118443#; s#listen (\[::\]:)?80\b#listen \118080#" docs/deploy/nginx.conf
    echo "}"
  } >"$work/nginx.conf"
  nginx -t -q -p "$work" -c "$work/nginx.conf" 2>"$work/said" || fail "nginx: $(cat "$work/said")"
}

caddy_site() {
  has caddy || { skipped caddy; return 0; }
  HOME=$work caddy validate --config docs/deploy/Caddyfile --adapter caddyfile >"$work/said" 2>&1 \
    || fail "caddy: $(tail -n 1 "$work/said")"
}

# The proxies' bounds against those in the sources: a form is refused in the same place, a head never later.
bounds() {
  form=$(number totalBytes Sources/HTTPSupport/Multipart/MultipartLimits.swift)
  head=$(number headerBytes Sources/HTTPSupport/Connections/Limits.swift)
  grep -q "client_max_body_size $((form >> 20))m;" docs/deploy/nginx.conf || fail "nginx.conf: not $form bytes a form"
  grep -q "max_size $((form >> 20))MiB" docs/deploy/Caddyfile || fail "Caddyfile: not $form bytes a form"
  read -r count size < <(sed -nE 's/.*large_client_header_buffers ([0-9]+) ([0-9]+)k;/\1 \2/p' docs/deploy/nginx.conf)
  [ $((count * size << 10)) -lt "$head" ] || fail "nginx.conf: heads longer than $head bytes"
  read -r size < <(sed -nE 's/.*max_header_size ([0-9]+)KiB/\1/p' docs/deploy/Caddyfile)
  [ $((size << 10)) -lt "$head" ] || fail "Caddyfile: heads longer than $head bytes"
}

# `name: Int = 16 << 10` or `var name = 16 << 10` as a number of bytes.
number() { echo $(($(sed -nE "s/.*$1(: Int)? = ([0-9]+( << [0-9]+)?).*/\2/p" "$2" | head -n 1))); }

# What the service relies on, whoever stands before it.
words() {
  for said in 'X-Forwarded-For \$remote_addr' 'proxy_request_buffering off' 'proxy_max_temp_file_size 0' 'access_log off' \
    'location = /metrics { return 404; }' 'location /api/ { return 404; }' 'max-age=31536000'; do
    grep -q -- "$said" docs/deploy/nginx.conf || fail "nginx.conf says nowhere: $said"
  done
  ! grep -q 'proxy_add_x_forwarded_for' docs/deploy/nginx.conf || fail "nginx.conf believes a caller's X-Forwarded-For"
  for said in 'X-Forwarded-For {remote_host}' 'request delete' 'path /metrics' 'respond /api/\* 404' 'max-age=31536000'; do
    grep -q -- "$said" docs/deploy/Caddyfile || fail "Caddyfile says nowhere: $said"
  done
}

units
nginx_site
caddy_site
bounds
words
[ "$failed" = 0 ] && echo "docs/deploy is in order."
exit "$failed"
