// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Greek.
enum Greek: LanguageData {
  static let tag = "el"
  static let name = "Greek"

  static var creditKinds: [String] {
    ["φωτογραφία", "φωτο", "εικόνα"]
  }

  static var creditLabels: [String] {
    ["πηγή", "φωτογράφος"]
  }
}
