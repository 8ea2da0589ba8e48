// SPDX-License-Identifier: Apache-2.0

/// Words that may occur twice in a row, by grammar or for force, per language.
package enum DoubledWords {
  package static let list = WordsByLanguage { $0.doubledWords }
}
