// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Texts that many findings of a process share, each kept once, by numbers from 1.
enum SharedTexts {
  private struct Table {
    var numbers: [String: Int] = [:]
    var texts: [String] = []
  }

  private static let table = Mutex(Table())
  private static let most = 8192

  /// The number of `text`; 0 when it is a new one and enough are known.
  static func number(of text: String) -> Int {
    table.withLock { table in
      if let number = table.numbers[text] { return number }
      guard table.texts.count < most else { return 0 }
      table.texts.append(text)
      table.numbers[text] = table.texts.count
      return table.texts.count
    }
  }

  /// All texts, that with the number 1 first.
  static var all: [String] { table.withLock { $0.texts } }
}
