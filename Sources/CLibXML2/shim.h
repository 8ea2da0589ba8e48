/* SPDX-License-Identifier: Apache-2.0 */
#include <libxml/xmlversion.h>
/* The headers of ICU that libxml2 would include here are others than those that Foundation brings, and a Swift
   module cannot see both. Only the insides of character encoders are declared with them. */
#undef LIBXML_ICU_ENABLED
#include <libxml/tree.h>
#include <libxml/dict.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
