/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CTOML_H
#define CTOML_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A place as toml++ counts it: line and column in code points, both from 1. */
typedef struct {
  uint32_t line;
  uint32_t column;
} ctoml_place;

typedef enum {
  CTOML_TABLE,
  CTOML_ARRAY,
  CTOML_STRING,
  /* A number, a boolean, a date or a time: its text is that of the source. */
  CTOML_PLAIN,
} ctoml_kind;

/* One value, behind its table or array and before what it holds. */
typedef struct {
  ctoml_kind kind;
  /* How many values stand directly in it; they follow it, each with all that it holds. */
  size_t count;
  ctoml_place start;
  ctoml_place end;
  /* The key in a table, with its place; null in an array. */
  const char *key;
  size_t key_length;
  ctoml_place key_start;
  ctoml_place key_end;
  /* The text of a string. */
  const char *text;
  size_t text_length;
} ctoml_node;

typedef struct ctoml_document ctoml_document;

/* What the UTF-8 at `bytes` holds; null when memory is short. */
ctoml_document *ctoml_parse(const uint8_t *bytes, size_t length);
void ctoml_free(ctoml_document *document);

/* The values, the root first; none where there is a problem. */
const ctoml_node *ctoml_nodes(const ctoml_document *document);
size_t ctoml_node_count(const ctoml_document *document);

/* What is wrong, in toml++'s words, or null; and where it was noticed. */
const char *ctoml_problem(const ctoml_document *document);
ctoml_place ctoml_problem_place(const ctoml_document *document);

#ifdef __cplusplus
}
#endif

#endif
