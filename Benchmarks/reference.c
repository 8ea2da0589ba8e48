/* SPDX-License-Identifier: Apache-2.0
 *
 * What others take for the same, for run.sh: reference html|markdown BYTES FILE…
 * As reading-bench speed: gumbo reads the HTML, cmark the Markdown. Never a part of Stet.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#ifdef WITH_GUMBO
#include <gumbo.h>
static void read_html(const char *text, size_t size) {
  gumbo_destroy_output(&kGumboDefaultOptions, gumbo_parse_with_options(&kGumboDefaultOptions, text, size));
}
#endif
#ifdef WITH_CMARK
#include <cmark.h>
static void read_markdown(const char *text, size_t size) {
  cmark_node_free(cmark_parse_document(text, size, CMARK_OPT_DEFAULT));
}
#endif
#ifdef WITH_CMARK_GFM
#include <cmark-gfm.h>
static void read_markdown(const char *text, size_t size) {
  cmark_node_free(cmark_parse_document(text, size, CMARK_OPT_DEFAULT));
}
#endif

static double user_seconds(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_utime.tv_usec / 1e6;
}

static int order(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  void (*read_text)(const char *, size_t) = NULL;
#ifdef WITH_GUMBO
  if (argc > 3 && !strcmp(argv[1], "html")) read_text = read_html;
#endif
#if defined WITH_CMARK || defined WITH_CMARK_GFM
  if (argc > 3 && !strcmp(argv[1], "markdown")) read_text = read_markdown;
#endif
  if (!read_text) return 2;
  int count = argc - 3;
  char **texts = calloc(count, sizeof *texts);
  size_t *sizes = calloc(count, sizeof *sizes), total = 0;
  for (int i = 0; i < count; i++) {
    FILE *file = fopen(argv[i + 3], "rb");
    if (!file) return 2;
    fseek(file, 0, SEEK_END);
    sizes[i] = ftell(file);
    rewind(file);
    texts[i] = malloc(sizes[i] + 1);
    if (fread(texts[i], 1, sizes[i], file) != sizes[i]) return 2;
    fclose(file);
    total += sizes[i];
  }
  if (!total) return 2;
  int repeats = (atol(argv[2]) + total - 1) / total;
  double rounds[5];
  for (int round = 0; round < 5; round++) {
    double start = user_seconds();
    for (int i = 0; i < repeats * count; i++) read_text(texts[i % count], sizes[i % count]);
    rounds[round] = (double)total * repeats / 1e6 / (user_seconds() - start);
  }
  qsort(rounds, 5, sizeof *rounds, order);
  printf("%.0f %.0f %.0f\n", rounds[2], rounds[0], rounds[4]);
  return 0;
}
