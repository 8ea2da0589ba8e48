/* SPDX-License-Identifier: Apache-2.0 */
/* Prints gumbo's tree of the page on standard input in the notation of html5lib's tests. */

#include <gumbo.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void indent(unsigned depth) {
  fputs("| ", stdout);
  for (; depth > 0; depth--) fputs("  ", stdout);
}

static const char *prefix(GumboAttributeNamespaceEnum space) {
  switch (space) {
    case GUMBO_ATTR_NAMESPACE_XLINK: return "xlink ";
    case GUMBO_ATTR_NAMESPACE_XML: return "xml ";
    case GUMBO_ATTR_NAMESPACE_XMLNS: return "xmlns ";
    default: return "";
  }
}

/* A pair is `name`, NUL, `value`: it is in order by its name. */
static int compare(const void *left, const void *right) { return strcmp(*(char *const *)left, *(char *const *)right); }

static void attributes(const GumboVector *list, unsigned depth) {
  char **pairs = calloc(list->length + 1, sizeof(char *));
  for (unsigned i = 0; i < list->length; i++) {
    const GumboAttribute *attribute = list->data[i];
    const char *space = prefix(attribute->attr_namespace);
    /* `xmlns` itself has no prefix. */
    if (!strcmp(attribute->name, "xmlns")) space = "";
    size_t size = strlen(space) + strlen(attribute->name) + strlen(attribute->value) + 2;
    pairs[i] = malloc(size);
    snprintf(pairs[i], size, "%s%s%c%s", space, attribute->name, 0, attribute->value);
  }
  qsort(pairs, list->length, sizeof(char *), compare);
  for (unsigned i = 0; i < list->length; i++) {
    indent(depth);
    printf("%s=\"%s\"\n", pairs[i], pairs[i] + strlen(pairs[i]) + 1);
    free(pairs[i]);
  }
  free(pairs);
}

static void name(const GumboElement *element) {
  fputs(element->tag_namespace == GUMBO_NAMESPACE_SVG      ? "svg "
        : element->tag_namespace == GUMBO_NAMESPACE_MATHML ? "math "
                                                           : "",
        stdout);
  GumboStringPiece written = element->original_tag;
  if (element->tag_namespace == GUMBO_NAMESPACE_SVG) {
    gumbo_tag_from_original_text(&written);
    const char *adjusted = gumbo_normalize_svg_tagname(&written);
    if (adjusted) {
      fputs(adjusted, stdout);
      return;
    }
  } else if (element->tag != GUMBO_TAG_UNKNOWN) {
    fputs(gumbo_normalized_tagname(element->tag), stdout);
    return;
  } else {
    gumbo_tag_from_original_text(&written);
  }
  for (size_t i = 0; i < written.length; i++) {
    char byte = written.data[i];
    putchar(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
  }
}

static bool isText(const GumboNode *node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

static void children(const GumboVector *list, unsigned depth);

static void print(const GumboNode *node, unsigned depth) {
  indent(depth);
  if (node->type == GUMBO_NODE_COMMENT) {
    printf("<!-- %s -->\n", node->v.text.text);
    return;
  }
  const GumboElement *element = &node->v.element;
  putchar('<');
  name(element);
  puts(">");
  attributes(&element->attributes, depth + 1);
  if (node->type == GUMBO_NODE_TEMPLATE) {
    indent(++depth);
    puts("content");
  }
  children(&element->children, depth + 1);
}

static void children(const GumboVector *list, unsigned depth) {
  for (unsigned i = 0; i < list->length; i++) {
    const GumboNode *node = list->data[i];
    if (!isText(node)) {
      print(node, depth);
      continue;
    }
    /* Neighbours are one text, as in a browser. */
    if (i == 0 || !isText(list->data[i - 1])) {
      indent(depth);
      putchar('"');
    }
    fputs(node->v.text.text, stdout);
    if (i + 1 == list->length || !isText(list->data[i + 1])) puts("\"");
  }
}

int main(void) {
  size_t size = 0, room = 1 << 20;
  char *bytes = malloc(room);
  for (size_t got; (got = fread(bytes + size, 1, room - size, stdin)) > 0;) {
    size += got;
    if (size == room) bytes = realloc(bytes, room *= 2);
  }
  GumboOutput *output = gumbo_parse_with_options(&kGumboDefaultOptions, bytes, size);
  const GumboDocument *document = &output->document->v.document;
  if (document->has_doctype) {
    bool hasIdentifiers = *document->public_identifier || *document->system_identifier;
    printf(hasIdentifiers ? "| <!DOCTYPE %s \"%s\" \"%s\">\n" : "| <!DOCTYPE %s>\n", document->name,
           document->public_identifier, document->system_identifier);
  }
  children(&document->children, 0);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  free(bytes);
  return 0;
}
