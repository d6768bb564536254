# Every verb of daily work, one command each. `make run` and `make test` are all a newcomer needs.

.PHONY: setup run test lint format seed routes release bench bench-scale bench-import bench-mail bench-sign-ins bench-replies ci
.NOTPARALLEL:

setup: ## install what building, running and testing need (says what and why)
	scripts/setup test

run: ## build, migrate, seed a demo when the database is new, serve http://127.0.0.1:8080
	scripts/run

test: ## Swift tests, tests of the scripts, journeys in a real browser
	scripts/test

lint: ## formatting, import directions, source rules, what a page may hold
	scripts/lint

format: ## rewrite the Swift sources in the agreed format
	swift format --in-place --parallel --recursive --configuration .swift-format Sources Tests Package.swift

seed: ## add the demo community to the database
	swift run bandstand migrate && swift run bandstand seed

routes: ## print the table of addresses
	swift run --quiet bandstand routes

release: ## the optimised binary: .build/release/bandstand
	swift build -c release --product bandstand

bench: ## guests' pages against nginx; the table goes into Benchmarks/README.md
	scripts/bench pages

bench-scale: ## the same pages and search at 20,000, 200,000 and 1,000,000 posts
	scripts/bench scale

bench-import: ## reading mailboxes, as the archive grows
	scripts/bench imports

bench-mail: ## letters from the outbox to a mail server
	scripts/bench mail

bench-sign-ins: ## readers while others try to sign in
	scripts/bench sign_ins

bench-replies: ## replying by the form, readers meanwhile, what a member's page costs
	scripts/bench replies

ci: ## what a server runs: lint, test, seed into a scratch file, check-rules
	scripts/ci
