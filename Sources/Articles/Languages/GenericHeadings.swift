// SPDX-License-Identifier: Apache-2.0

/// Headings that say only which part of a post they open, per language.
package enum GenericHeadings {
  private static let concluding: [String: [String]] = [
    "en": [
      "conclusion", "conclusions", "in conclusion", "summary", "in summary", "final thoughts",
      "closing thoughts", "wrapping up", "wrap up", "wrap-up", "takeaways", "key takeaways",
      "the bottom line", "bottom line", "to sum up", "epilogue",
    ],
    "de": ["fazit", "zusammenfassung", "schluss", "schlussfolgerung", "abschluss"],
    "fr": ["conclusion", "en conclusion", "résumé", "en résumé", "pour conclure"],
    "es": ["conclusión", "conclusiones", "en conclusión", "resumen", "en resumen"],
    "it": ["conclusione", "conclusioni", "in conclusione", "riassunto", "in sintesi"],
    "pt": ["conclusão", "conclusões", "em conclusão", "resumo", "considerações finais"],
    "nl": ["conclusie", "conclusies", "samenvatting", "tot slot", "slot"],
    "sv": ["slutsats", "slutsatser", "sammanfattning", "avslutning"],
  ]

  private static let allConcluding = Set(concluding.values.joined())

  /// Whether `text`, or what stands before its first colon, says in any language that it ends a post.
  package static func concludes(_ text: String) -> Bool {
    key(text).map(allConcluding.contains) ?? false
  }

  /// The longest generic heading, in bytes, with room for a number in front.
  private static let longest = 40

  /// What the lists know of `text`; nothing when it is longer than any entry.
  private static func key(_ text: String) -> String? {
    let colon = text.utf8.firstIndex { $0 == UInt8(ascii: ":") || $0 == 0xEF }
    let head = colon.map { text[..<$0] } ?? text[...]
    guard head.utf8.count <= longest else { return nil }
    var folded = head.lowercased()
    while let last = folded.last, !last.isLetter { folded.removeLast() }
    while let first = folded.first, !first.isLetter { folded.removeFirst() }
    return folded
  }
}
