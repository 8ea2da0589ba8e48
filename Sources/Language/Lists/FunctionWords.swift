// SPDX-License-Identifier: Apache-2.0

/// The small words that carry a sentence and mean little alone, per language.
package enum FunctionWords {
  /// Languages without further lists are here to be told from their neighbours.
  package static let list = WordsByLanguage { $0.functionWords }
}
