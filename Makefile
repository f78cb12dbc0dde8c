# Everything a person or the gate does with Romleuk. `make` alone lists it.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: help demo run test packages content tests test-postgres coverage check format bench soak mutations guard-model clean lock wheels release
help:
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/'

demo: .venv/.demo ## everything at work on this machine, without a token; COURSE=FOLDER shows a course of yours
	@$(BIN)/python -m bot demo $(if $(COURSE),--course "$(COURSE)")

run: .venv/.demo ## the bot on the real Telegram; needs ROMLEUK_TOKEN
	@$(BIN)/python -m bot run

# Some hundred processes of the tests would each compile the bot if none may write what it compiled.
test test-postgres coverage: export PYTHONDONTWRITEBYTECODE =
TESTS = pytest -q -n 6 --dist loadfile --no-loadscope-reorder

# Both need one core at times, and what they need can be fetched at once.
test: ## all that gates: format, lint, types, arrows, content, tests
	@$(MAKE) --no-print-directory -j3 .venv/.test .venv-peers/.ready packages
	@$(MAKE) --no-print-directory -j2 check tests

packages:
	@bash .ci/packages

content: .venv/.test
	$(BIN)/python -m bot content check

tests: content
	@$(BIN)/$(TESTS) $(ARGS)

# It is no part of `make test`, which runs a few of these on PostgreSQL, and storage whole.
test-postgres: .venv/.test packages ## all stories, and the faults that a server can have, on PostgreSQL
	@ROMLEUK_TEST_ENGINE=postgres $(BIN)/pytest -q -n 3 --dist loadfile --no-loadscope-reorder tests/stories tests/faults $(ARGS)

# It is no part of `make test`, whose computing it makes half as much again.
coverage: .venv/.test .venv-peers/.ready packages ## the tests once more, to see which branches they do not reach
	@$(BIN)/python -W ignore:Unable -m slipcover --json --out .coverage.json -m $(TESTS) $(ARGS)
	@$(BIN)/python -m slipcover --merge .coverage.json --out .coverage.json --fail-under 96

check: content ## format, lint, types, import contracts, licenses, content
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit -q -r -ll -c pyproject.toml bot telegram_simulator
	@$(BIN)/pip-licenses >/dev/null

format: .venv/.test ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.test .venv-peers/.ready packages ## how fast, beside peers in the same run; writes its two pages again
	$(BIN)/python -m tests.benchmarks $(ARGS)

soak: .venv/.test ## every fault for long: kills, 20,000 machines of the outbox, 100 courses of six months, half an hour of load
	ROMLEUK_SOAK_KILLS=$${ROMLEUK_SOAK_KILLS:-50} $(BIN)/pytest -q tests/faults -k kill -s
	ROMLEUK_SOAK_TORN=$${ROMLEUK_SOAK_TORN:-300} $(BIN)/pytest -q tests/faults/test_torn.py
	ROMLEUK_SOAK_STOPS=$${ROMLEUK_SOAK_STOPS:-50} $(BIN)/pytest -q tests/faults/test_worst_moments.py
	ROMLEUK_SOAK_WAITING=$${ROMLEUK_SOAK_WAITING:-10000} $(BIN)/pytest -q tests/faults/test_backlog.py -s
	ROMLEUK_SOAK_EXAMPLES=$${ROMLEUK_SOAK_EXAMPLES:-5000} $(BIN)/pytest -q tests/faults/test_mutated_updates.py
	ROMLEUK_SOAK_MACHINES=$${ROMLEUK_SOAK_MACHINES:-20000} $(BIN)/pytest -q tests/faults/test_machine.py
	ROMLEUK_SOAK_CROWD=$${ROMLEUK_SOAK_CROWD:-3000} $(BIN)/pytest -q tests/faults/test_workers.py -s
	ROMLEUK_SOAK_LEADERS=$${ROMLEUK_SOAK_LEADERS:-100} $(BIN)/pytest -q tests/stories/learning/test_rhythm_random_leaders.py
	ROMLEUK_SOAK_PATHS=$${ROMLEUK_SOAK_PATHS:-20} $(BIN)/pytest -q tests/stories/learning/test_path_random_people.py
	ROMLEUK_SOAK_WORKBOOKS=$${ROMLEUK_SOAK_WORKBOOKS:-200} $(BIN)/pytest -q tests/stories/desk/test_workbook_back_any.py
	ROMLEUK_SOAK_LOCKS="requirements.lock requirements-dev.lock" $(BIN)/pytest -q tests/packaging/test_locks.py
	ROMLEUK_SOAK_PROMISES=$${ROMLEUK_SOAK_PROMISES:-100} $(BIN)/pytest -q tests/stories/announcements/test_sending_promises.py
	$(BIN)/python -m tests.faults.soak

mutations: .venv/.test ## break the bot in one place at a time: its tests must fail
	$(BIN)/python -u -m tests.faults.mutations $(ARGS)

guard-model: .venv-guard/.ready ## train the model of the guard on the phrases of tests/safety/guard/phrases
	.venv-guard/bin/python -m tests.safety.guard.training

lock: ## compile the locks again (needs uv)
	uv pip compile pyproject.toml --extra encrypted --extra encrypted-backup --extra fast --extra postgres --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras -q -o requirements.lock
	uv pip compile pyproject.toml --extra encrypted --extra encrypted-backup --extra fast --extra postgres --extra sound --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras -q -o requirements-dev.lock

	uv pip compile --group build --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras -q -o .ci/build.lock
	uv pip compile --group release --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras -q -o .ci/release.lock
	uv pip compile pyproject.toml --group guard --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras -q -o .ci/guard.lock

wheels: .venv/.test ## the packages of the bot and of the simulated Telegram, in dist/
	$(BIN)/python -m hatchling build -t wheel
	cd telegram_simulator && ../$(BIN)/python -m hatchling build -t wheel -d ../dist

release: .venv-release/.ready ## known vulnerabilities (asks the package index), and the list of parts in dist/
	.venv-release/bin/pip-audit --disable-pip --require-hashes -r requirements.lock
	@mkdir -p dist
	.venv-release/bin/cyclonedx-py requirements requirements.lock --of JSON -o dist/romleuk.cdx.json

clean: ## remove what make and the tests have made; data under var/ stays
	rm -rf .venv .venv-peers .venv-release .venv-guard .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage.json dist

.venv/.demo: requirements.lock
	@bash .ci/venv .venv requirements.lock
	@touch $@

.venv/.test: requirements-dev.lock
	@bash .ci/venv .venv requirements-dev.lock
	@touch $@ .venv/.demo

.venv-peers/.ready: tests/libraries/requirements.lock
	@bash .ci/venv .venv-peers tests/libraries/requirements.lock
	@touch $@

.venv-release/.ready: .ci/release.lock
	@bash .ci/venv .venv-release .ci/release.lock
	@touch $@

.venv-guard/.ready: .ci/guard.lock
	@bash .ci/venv .venv-guard .ci/guard.lock
	@touch $@
