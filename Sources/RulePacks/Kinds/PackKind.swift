// SPDX-License-Identifier: Apache-2.0

import Linting

/// A kind of check that the front matter of a page can hold.
protocol PackKind {
  /// The value of the key `kind`.
  static var name: String { get }
  /// The keys of this kind alone.
  static var keys: [String] { get }
  /// The category of its rules.
  static var family: RuleFamily { get }
  /// The check that `fields` describe; `nil` if something is wrong with them, which is then reported there.
  static func body(_ fields: inout PageFields, message: PackMessage) -> (any PackBody)?
}

/// A kind that looks for something in texts.
protocol TextKind: PackKind {}

extension TextKind {
  static var family: RuleFamily { .prose }
}
