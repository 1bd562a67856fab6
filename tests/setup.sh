# What tests/run and tests/soak begin with: installs what is missing, starts a PostgreSQL of its own and cleans up, and tells
# the tests of their tools by RONDBRIEF_TEST_* variables. To be sourced at the top of the repository.

readonly AXE_VERSION=4.14.1
tools=${CARGO_TARGET_DIR:-target}/test-tools
mkdir -p "$tools"
tools=$(realpath "$tools")

say() { printf '\n== %s\n' "$*"; }
has() { command -v "$1" >/dev/null; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Docker's plugin, or the program of Debian's package.
compose() {
  if docker compose version >/dev/null 2>&1; then docker compose "$@"; else docker-compose "$@"; fi
}

# Debian keeps initdb out of the PATH, in a folder per version.
postgres_programs() { printf '%s\n' /usr/lib/postgresql/*/bin/ | sort -V | tail -n 1; }

install_what_is_missing() {
  local missing=()
  has cc || missing+=(build-essential)
  [ -x "$(postgres_programs)initdb" ] || missing+=(postgresql)
  has chromium || missing+=(chromium)
  has chromedriver || missing+=(chromium-driver)
  has spamassassin || missing+=(spamassassin)
  /usr/bin/python3 -c "import dkim, nacl" 2>/dev/null || missing+=(python3-dkim)
  has npm || missing+=(npm)
  has openssl || missing+=(openssl)
  has sqlite3 || missing+=(sqlite3)
  [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
  [ -x /usr/sbin/apache2 ] || missing+=(apache2-bin)
  has caddy || missing+=(caddy)
  has curl || missing+=(curl)
  docker compose version >/dev/null 2>&1 || has docker-compose || missing+=(docker-compose)
  if [ ${#missing[@]} -gt 0 ]; then
    say "installing ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
  fi
  if ! grep -qs "\"version\": \"$AXE_VERSION\"" "$tools/node_modules/axe-core/package.json"; then
    say "fetching axe-core $AXE_VERSION"
    npm install --prefix "$tools" --no-save --no-audit --no-fund --ignore-scripts "axe-core@$AXE_VERSION"
  fi
  local component
  for component in clippy rustfmt; do
    has "cargo-${component/rustfmt/fmt}" || rustup component add "$component"
  done
}

# PostgreSQL refuses to run as root, so root lends it to the user that the package made.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd "$folder" && runuser -u postgres -- "$@"); else "$@"; fi
}

start_postgres() {
  local options port
  folder=$(mktemp -d /tmp/rondbrief-tests.XXXXXX)
  if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
  as_postgres "$(postgres_programs)initdb" --pgdata="$folder/data" --username=rondbrief --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
  for _ in {1..10}; do
    port=$((20000 + RANDOM % 12000))
    options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$folder"
    options+=" -c max_connections=300 -c fsync=off -c full_page_writes=off"
    if as_postgres "$(postgres_programs)pg_ctl" start --silent --wait \
      --pgdata="$folder/data" --log="$folder/log" --options="$options"; then
      export RONDBRIEF_TEST_POSTGRES="postgres://rondbrief@127.0.0.1:$port/postgres"
      return
    fi
  done
  cat "$folder/log"
  return 1
}

clean_up() {
  [ -n "${folder:-}" ] || return 0
  as_postgres "$(postgres_programs)pg_ctl" stop --silent --mode=immediate --pgdata="$folder/data" || true
  rm -rf "$folder"
}

# Runs a command and says how long it took: by the clock, and of the processors' time.
check() {
  say "$*"
  local TIMEFORMAT='   %0R s by the clock, %0U s of computing'
  time "$@"
}

trap clean_up EXIT
trap 'exit 1' INT TERM

install_what_is_missing
seed=${RONDBRIEF_TEST_SEED:-}
unset "${!RONDBRIEF_@}"
if [ -n "$seed" ]; then export RONDBRIEF_TEST_SEED=$seed; fi
say "starting PostgreSQL"
start_postgres
RONDBRIEF_TEST_CHROMIUM=$(command -v chromium)
RONDBRIEF_TEST_CHROMEDRIVER=$(command -v chromedriver)
RONDBRIEF_TEST_SPAMASSASSIN=$(command -v spamassassin)
RONDBRIEF_TEST_PYTHON=/usr/bin/python3
RONDBRIEF_TEST_AXE=$tools/node_modules/axe-core/axe.min.js
export RONDBRIEF_TEST_CHROMIUM RONDBRIEF_TEST_CHROMEDRIVER RONDBRIEF_TEST_SPAMASSASSIN RONDBRIEF_TEST_PYTHON RONDBRIEF_TEST_AXE
