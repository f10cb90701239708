# Needs make and Python 3.11 to 3.13; without make: python3 .ci/tasks.py run (or demo, dev, fix, test, unit, check, shots, bench, audit, ocr, postgres, install, wheelhouse, sbom).
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1 && { echo $$p; break; }; done)

.PHONY: run demo dev fix test unit check shots bench audit ocr postgres install wheelhouse sbom

run demo dev fix test unit check shots bench audit ocr postgres install wheelhouse sbom:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed and none was found; make $@ PYTHON=/path/to/python3 names one." >&2; exit 1; }
	@exec $(PYTHON) .ci/tasks.py $@
