/* SPDX-License-Identifier: Apache-2.0 */
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
