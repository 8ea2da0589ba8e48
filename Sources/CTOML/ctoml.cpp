// SPDX-License-Identifier: Apache-2.0

#include "ctoml.h"

#if !__has_include(<toml++/toml.h>)
#error "toml++ is missing: install libtomlplusplus-dev (Debian, Ubuntu), or run make deps"
#endif

// From its headers alone, so that nothing more is linked; pkg-config's flags would say otherwise.
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 64
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

struct ctoml_document {
  toml::table root;
  std::vector<ctoml_node> nodes;
  std::string problem;
  ctoml_place problem_place = {0, 0};
};

namespace {

ctoml_place place(const toml::source_position &position) {
  return {static_cast<uint32_t>(position.line), static_cast<uint32_t>(position.column)};
}

struct Pending {
  const toml::node *node;
  const toml::key *key;
};

void append(std::vector<Pending> &children, const toml::node &node) {
  if (const toml::table *table = node.as_table()) {
    for (const auto &[key, value] : *table) children.push_back({&value, &key});
    // toml++ keeps keys by name; a reader wants them as they are written.
    std::sort(children.begin(), children.end(), [](const Pending &left, const Pending &right) {
      return left.key->source().begin < right.key->source().begin;
    });
  } else if (const toml::array *array = node.as_array()) {
    for (const toml::node &value : *array) children.push_back({&value, nullptr});
  }
}

ctoml_node record(const Pending &pending) {
  const toml::node &node = *pending.node;
  ctoml_node result = {};
  result.start = place(node.source().begin);
  result.end = place(node.source().end);
  if (pending.key) {
    result.key = pending.key->str().data();
    result.key_length = pending.key->length();
    result.key_start = place(pending.key->source().begin);
    result.key_end = place(pending.key->source().end);
  }
  if (const toml::table *table = node.as_table()) {
    result.kind = CTOML_TABLE;
    result.count = table->size();
  } else if (const toml::array *array = node.as_array()) {
    result.kind = CTOML_ARRAY;
    result.count = array->size();
  } else if (const auto *text = node.as_string()) {
    result.kind = CTOML_STRING;
    result.text = text->get().data();
    result.text_length = text->get().size();
  } else {
    result.kind = CTOML_PLAIN;
  }
  return result;
}

void flatten(ctoml_document &document) {
  std::vector<Pending> stack = {{&document.root, nullptr}};
  std::vector<Pending> children;
  while (!stack.empty()) {
    const Pending next = stack.back();
    stack.pop_back();
    document.nodes.push_back(record(next));
    children.clear();
    append(children, *next.node);
    stack.insert(stack.end(), children.rbegin(), children.rend());
  }
}

}  // namespace

ctoml_document *ctoml_parse(const uint8_t *bytes, size_t length) {
  ctoml_document *document = nullptr;
  try {
    document = new ctoml_document();
    toml::parse_result result =
        toml::parse(std::string_view(reinterpret_cast<const char *>(bytes), length));
    if (result) {
      document->root = std::move(result).table();
      flatten(*document);
    } else {
      document->problem = std::string(result.error().description());
      if (document->problem.empty()) document->problem = "unknown";
      document->problem_place = place(result.error().source().begin);
    }
    return document;
  } catch (...) {
    delete document;
    return nullptr;
  }
}

void ctoml_free(ctoml_document *document) { delete document; }

const ctoml_node *ctoml_nodes(const ctoml_document *document) { return document->nodes.data(); }

size_t ctoml_node_count(const ctoml_document *document) { return document->nodes.size(); }

const char *ctoml_problem(const ctoml_document *document) {
  return document->problem.empty() ? nullptr : document->problem.c_str();
}

ctoml_place ctoml_problem_place(const ctoml_document *document) {
  return document->problem_place;
}
