// SPDX-License-Identifier: Apache-2.0

/// Frequent words that say little of what a text is about, in addition to the function words, per language.
package enum CommonWords {
  package static let list = WordsByLanguage { $0.commonWords }
}
