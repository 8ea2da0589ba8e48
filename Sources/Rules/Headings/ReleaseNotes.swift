// SPDX-License-Identifier: Apache-2.0

import SourceText

/// What release notes, changelogs and minutes are known by.
enum ReleaseNotes {
  private static let words = [
    "release notes", "released", "changelog", "change log", "what's new", "what’s new",
    "newsletter",
    "meeting minutes", "minutes of", "agenda", "faq", "frequently asked", "versionshinweise",
    "notes de version",
    "notas de la versión", "note di rilascio",
  ]

  /// What a title with a version says when it is about that version.
  private static let news = [
    "announc", "releas", "update", "available", "beta", "alpha", "candidate", "changes", "new in",
    "upgrad", "version", "is out", "veröffentlicht", "sortie", "disponible", "rilasci",
    "lançamento",
  ]

  /// Whether `title` is that of notes on a release, of a changelog, minutes or questions and answers.
  static func isTitle(_ title: String) -> Bool {
    let title = title.lowercased()
    return words.contains { title.utf8Range(of: $0) != nil }
      || isVersionOrDate(title) && news.contains { title.utf8Range(of: $0) != nil }
  }

  /// The words by which titles of recurring reports are known.
  private static let reports = [
    "update", "monthly", "weekly", "week in", "month in", "year in", "roundup", "round-up", "recap",
    "digest", "meeting", "development cycle", "development-cycle", "status", "report", "we asked",
    "rückblick", "bilan", "resumen", "riepilogo",
  ]

  /// Whether `title` is that of a report on what happened, of a history or of answers to one question.
  static func isReport(_ title: String) -> Bool {
    let title = title.lowercased()
    return title == "history" || reports.contains { title.utf8Range(of: $0) != nil }
  }

  /// Whether a version ("1.2") or a year with a day stands in `heading`.
  static func isVersionOrDate(_ heading: String) -> Bool {
    let bytes = Array(heading.utf8)
    var index = 0
    while index < bytes.count {
      guard (0x30...0x39).contains(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
      let next = index + 1 < bytes.count && (0x30...0x39).contains(bytes[index + 1])
      // "1.2", "2024-05"
      if next, bytes[index] == UInt8(ascii: "."), start > 0 || index - start <= 2 { return true }
      if next, index - start == 4, bytes[index] == UInt8(ascii: "-") { return true }
    }
    return false
  }
}
