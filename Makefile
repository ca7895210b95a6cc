# Everything one does with a checkout; `make` alone prints this list.
.PHONY: help setup demo test format lint types layers check fix bench fuzz soak package
.DEFAULT_GOAL := help

help: ## print what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 12

setup: ## make .venv with the pinned packages, and what Qt needs of the system
	@sh packaging/setup.sh

demo: setup ## build the demo project and open it, or play the main job where there is no display
	.venv/bin/annotator demo --folder demo

test: setup ## run the tests, the window off screen
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -n 2

format: setup ## see that the code is formatted
	.venv/bin/ruff format --check .

lint: setup ## see that the code keeps the rules of style
	.venv/bin/ruff check .

types: setup ## see that the types hold
	.venv/bin/mypy

layers: setup ## see that every import points down
	.venv/bin/lint-imports

check: format lint types layers test ## all of the five above, as continuous integration does

fix: setup ## format the code and mend what can be mended by itself
	.venv/bin/ruff check --fix . ; .venv/bin/ruff format .

bench: setup ## print the figures of speed and size
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.benchmarks

fuzz: setup ## run the property tests with many more examples
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -n 2 -m hypothesis --hypothesis-profile=fuzz

soak: setup package ## run the long tests that `make test` leaves out, the built folder among them
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -m soak

package: setup ## build dist/annotator, a folder that runs where there is no Python, and print its size
	.venv/bin/python packaging/freeze.py
