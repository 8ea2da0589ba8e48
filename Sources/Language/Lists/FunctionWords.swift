// SPDX-License-Identifier: Apache-2.0

/// The small words that carry a sentence and mean little alone, per language.
package enum FunctionWords {
  /// Languages without additional lists are here to be distinguished from their neighbours.
  package static let list = WordsByLanguage { $0.functionWords }
}
