// SPDX-License-Identifier: Apache-2.0

// Whoever reads an article asks for its texts, too.
@_exported public import PageText
