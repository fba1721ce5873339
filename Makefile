# What a newcomer runs: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -eu -o pipefail -c

BUILD_PACKAGES := libsqlite3-dev libjpeg-dev libpng-dev libcurl4-openssl-dev pkg-config
# Independent programs that the tests hold our pictures and kills against.
TEST_PACKAGES := $(BUILD_PACKAGES) libjpeg-turbo-progs libimage-exiftool-perl pngcheck netpbm imagemagick sqlite3 python3 util-linux openssl faketime python3-jsonschema python3-venv strace
BENCH_PACKAGES := $(TEST_PACKAGES) libvips-tools time wrk

STRICT := --explicit-target-dependency-import-check error
RELEASE := -c release --static-swift-stdlib $(STRICT)

.PHONY: help deps deps-test deps-bench build build-service demo serve-demo test test-api test-deploy test-ledger test-crash test-crash-long test-laws test-long sanitize lint format samples bench clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | sort | expand -t 14

# Installs what is missing as root; otherwise prints the one line that does.
define install
	missing=(); for p in $(1); do dpkg-query -W -f '$${Status}' "$$p" 2>/dev/null | grep -q 'ok installed' || missing+=("$$p"); done
	if [ $${#missing[@]} -gt 0 ]; then
	  if [ "$$(id -u)" = 0 ]; then
	    export DEBIAN_FRONTEND=noninteractive
	    { apt-get update -q && apt-get install -qy --no-install-recommends "$${missing[@]}"; } >/tmp/synas-apt.$$$$.log 2>&1 \
	      || { cat /tmp/synas-apt.$$$$.log >&2; exit 1; }
	    rm -f /tmp/synas-apt.$$$$.log
	  else
	    echo "These packages are missing. Run this line, then make again:" >&2
	    echo "  sudo apt-get install -y $${missing[*]}" >&2
	    exit 1
	  fi
	fi
	command -v swift >/dev/null || { echo "Swift 6.3 is missing: install it from https://www.swift.org/install/linux/ and run make again." >&2; exit 1; }
endef

deps:
	@$(call install,$(BUILD_PACKAGES))

deps-test:
	@$(call install,$(TEST_PACKAGES))

deps-bench:
	@$(call install,$(BENCH_PACKAGES))

build: deps  ## the release build of the command
	swift build $(RELEASE) --product synas

build-service: deps  ## the release builds of the service and of the command that starts it
	swift build $(RELEASE) --product synasd
	swift build $(RELEASE) --product synas

demo: deps  ## from a clean clone to verdicts and cleared pictures of the sample posts
	@echo "Building synas (a first build takes some minutes) ..."
	swift build $(RELEASE) --product synas 2>&1 | tail -n 1
	SYNAS="$$(swift build -c release --show-bin-path)/synas" samples/demo.sh demo

serve-demo: deps  ## the sample preschool as a service on 127.0.0.1:8080, with sign-ins and calls to try
	@echo "Building synas and synasd (a first build takes a quarter of an hour) ..."
	swift build $(RELEASE) --product synasd 2>&1 | tail -n 1
	swift build $(RELEASE) --product synas 2>&1 | tail -n 1
	SYNAS="$$(swift build -c release --show-bin-path)/synas" exec samples/serve-demo.sh demo-service

test: deps-test  ## every test that fits in a few minutes
	swift build --build-tests $(STRICT)
	swift test --skip-build --parallel

test-long: deps-test  ## the same with the long volumes of generated cases and every kill point
	swift build --build-tests $(STRICT)
	SYNAS_LONG=1 swift test --skip-build --parallel
	$(MAKE) test-crash-long

test-ledger: deps-test  ## both verifiers of the ledger on every vector and 13,000 mutations
	swift build --product synas $(STRICT)
	Tests/LedgerVectors/run.sh "$$(swift build --show-bin-path)/synas ledger verify --batch"

# schemathesis on the real service, within its own environment (.build/api-venv). CASES=20000 for the long run.
test-api: deps-test  ## what openapi.yaml says, held against the service in generated requests
	swift build --product synas $(STRICT)
	swift build --product synasd $(STRICT)
	Tests/API/run.sh "$$(swift build --show-bin-path)"

# strace's faults on the real command, and power loss (docs/crash-safety.md).
CRASH = crash() { python3 Tests/Crash/"$$1".py --synas "$$(swift build --show-bin-path)/synas" "$${@:2}"; }

test-crash: deps-test  ## kills, faults and power loss: one of each distinct place
	swift build --product synas $(STRICT)
	$(CRASH)
	python3 -m unittest discover -s Tests/Crash -q
	crash sweep --planted --flows answer withdraw submit publish recover
	crash sweep --places
	crash sweep --random 50 --seed "$${SEED:-$$RANDOM}"
	crash powerloss --normal --flows answer --states 30
	crash powerloss --states 60

# The release build: its loader makes few calls of its own, so that strace can tell all others apart.
test-crash-long: deps-test  ## kills, faults and power loss: at every occurrence
	swift build $(RELEASE) --product synas
	crash() { python3 Tests/Crash/"$$1".py --synas "$$(swift build -c release --show-bin-path)/synas" "$${@:2}"; }
	crash sweep --planted --flows answer withdraw submit publish recover
	crash sweep --all
	crash sweep --random 1200 --seed "$${SEED:-$$RANDOM}"
	crash powerloss --normal
	crash powerloss
	Tests/Crash/built-normal.sh

test-deploy:  ## docs/deploy: units, nginx and Caddy, by whichever of their programs is there
	Tests/Deploy/check.sh

test-laws: deps-test  ## the laws of consent in more than 100,000 generated histories
	swift build --build-tests $(STRICT)
	SYNAS_LONG=1 swift test --skip-build --parallel --filter ConsentTests

# The C of the pictures and what calls it. UndefinedBehaviorSanitizer traps, so that it needs no runtime of its own; the
# leak checker sees the test runner's own leaks and is off.
SANITIZE := --scratch-path .build/sanitize --sanitize=address -Xcc -fsanitize=undefined -Xcc -fsanitize-trap=undefined

sanitize: deps-test  ## the pictures' tests once under AddressSanitizer and UndefinedBehaviorSanitizer
	swift build --build-tests $(SANITIZE)
	ASAN_OPTIONS=detect_leaks=0 swift test --skip-build $(SANITIZE) --filter ImagingTests

lint:  ## formatting and style, strictly
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format:  ## formats every Swift file in place
	swift format --in-place --recursive --parallel Package.swift Sources Tests

samples: deps  ## draws the sample pictures anew
	swift run -c release draw-samples --out samples/posts/pictures

bench: deps-bench  ## speed and memory side by side with named peers (docs/benchmarks.md)
	for product in synas synasd draw-samples make-municipality bench-consents bench-ledger; do swift build $(RELEASE) --product $$product; done
	Tests/Benchmarks/run.sh "$$(swift build -c release --show-bin-path)"

clean:  ## removes what was built and the demos' folders
	rm -rf .build demo demo-service
