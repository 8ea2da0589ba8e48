// SPDX-License-Identifier: Apache-2.0

/// A date as people and generators write one.
package enum DateText: Hashable, Sendable {
  case day(Day)
  /// A date whose day cannot be determined: `03/04/2024`, `March 2024`, a count of seconds.
  case vague

  package var day: Day? {
    if case .day(let day) = self { return day }
    return nil
  }

  /// The date that `text` is, with or without a time after it; empty when it is not one.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 100 else { return nil }
    var reader = DateReader()
    guard let date = reader.read(String(text)) else { return nil }
    self = date
  }
}

/// Puts a date together of the words of a text.
private struct DateReader {
  private var date: DateText?
  private var month: Int?
  private var numbers: [Int] = []

  mutating func read(_ text: String) -> DateText? {
    // JavaScript puts the zone's name after the rest, in brackets.
    let plain = text.prefix { $0 != "(" }
    let separators: Set<Character> = [" ", ",", "\t", "\n", "\u{A0}", "\u{202F}"]
    for word in plain.split(whereSeparator: { separators.contains($0) }) {
      guard take(word) else { return nil }
    }
    if let date { return month == nil && numbers.isEmpty ? date : nil }
    return written
  }

  /// A date with the month's name, or nothing but a year or a count of seconds.
  private var written: DateText? {
    let years = numbers.filter { $0 > 31 }
    guard years.count <= 1, numbers.count <= 2 else { return nil }
    guard let month else {
      guard numbers.count == 1, let number = numbers.first else { return nil }
      if let day = Day(year: number / 10000, month: number / 100 % 100, day: number % 100) {
        return .day(day)
      }
      let isYear = (1000...9999).contains(number)
      return isYear || (100_000_000...9_999_999_999_999).contains(number) ? .vague : nil
    }
    guard let year = years.first, (1000...9999).contains(year) else { return nil }
    guard let day = numbers.first(where: { $0 <= 31 }) else { return .vague }
    return Day(year: year, month: month, day: day).map { .day($0) }
  }

  /// Takes one word; false when no date has such a one.
  private mutating func take(_ word: Substring) -> Bool {
    let bytes = Array(word.utf8)
    if let month = MonthNames.month(word) {
      if self.month != nil { return false }
      self.month = month
      return true
    }
    if MonthNames.isFiller(word) { return true }
    if bytes.first.map(isDigit) == true {
      if let number = ordinal(bytes) {
        numbers.append(number)
        return true
      }
      if bytes.contains(UInt8(ascii: ":")), !bytes.contains(UInt8(ascii: "-")) || isTime(bytes) {
        return isTime(bytes)
      }
      return takeNumeric(word)
    }
    // What is after a date is its zone.
    return (date != nil || month != nil) && isZone(bytes)
  }

  /// `2024-03-05`, `05.03.2024`, `5-Mar-2024`, `2024年3月5日`, each with or without `T10:00`.
  private mutating func takeNumeric(_ word: Substring) -> Bool {
    var plain = ""
    for scalar in word.unicodeScalars {
      switch scalar {
      case "年", "月": plain += "-"
      case "日": break
      default: plain.unicodeScalars.append(scalar)
      }
    }
    let bytes = Array(plain.utf8)
    var end = 0
    while end < bytes.count, bytes[end] | 0x20 != UInt8(ascii: "t") || !isDigit(bytes[end - 1]) {
      end += 1
    }
    if end < bytes.count, !isTime(Array(bytes[(end + 1)...])) { return false }
    let parts = bytes[..<end].split(
      omittingEmptySubsequences: false,
      whereSeparator: { [0x2D, 0x2E, 0x2F].contains($0) })
    if parts.count == 3, let month = MonthNames.month(String(decoding: parts[1], as: UTF8.self)) {
      guard self.month == nil, let first = number(parts[0]), let last = number(parts[2]) else {
        return false
      }
      self.month = month
      numbers += [first, last]
      return true
    }
    let values = parts.compactMap { number($0) }
    guard values.count == parts.count, date == nil, (2...3).contains(values.count) else {
      return false
    }
    if parts[0].count == 4 {
      if values.count == 2 {
        date = (1...12).contains(values[1]) ? .vague : nil
      } else {
        date = Day(year: values[0], month: values[1], day: values[2]).map { .day($0) }
      }
    } else if values.count == 3, parts[2].count == 4 {
      let dayFirst = Day(year: values[2], month: values[1], day: values[0])
      let hasDots = bytes[..<end].contains(UInt8(ascii: "."))
      let monthFirst = hasDots ? nil : Day(year: values[2], month: values[0], day: values[1])
      switch (dayFirst, monthFirst) {
      case (let day?, nil), (nil, let day?): date = .day(day)
      case (let one?, let other?): date = one == other ? .day(one) : .vague
      case (nil, nil): date = nil
      }
    }
    return date != nil
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func number(_ bytes: some Collection<UInt8>) -> Int? {
    guard (1...13).contains(bytes.count), bytes.allSatisfy(isDigit) else { return nil }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// `5`, `5.`, `5th`.
  private func ordinal(_ bytes: [UInt8]) -> Int? {
    let digits = bytes.prefix(while: isDigit)
    let rest = String(decoding: bytes[digits.count...], as: UTF8.self).lowercased()
    guard ["", ".", "st", "nd", "rd", "th", "er", "º", "o"].contains(rest) else { return nil }
    return number(digits)
  }

  /// `10:00`, `9:30:15.25`, each with or without `am`, `Z`, `+01:00`.
  private func isTime(_ bytes: [UInt8]) -> Bool {
    let clock = bytes.prefix { isDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    let parts = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = number(parts[0]), hour <= 24,
      let minute = number(parts[1]), minute < 60
    else { return false }
    if parts.count == 3 {
      let seconds = parts[2].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard let second = number(seconds[0]), second <= 60 else { return false }
      if seconds.count > 2 || seconds.count == 2 && !seconds[1].allSatisfy(isDigit) { return false }
    }
    let zone = Array(bytes[clock.count...])
    return zone.isEmpty || isZone(zone)
  }

  /// `Z`, `UTC`, `CEST`, `am`, `-4`, `+0100`, `GMT+01:00`.
  private func isZone(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    if ["am", "pm", "a.m.", "p.m.", "z"].contains(text.lowercased()) { return true }
    let letters = bytes.prefix { (0x41...0x5A).contains($0) }
    guard letters.count <= 5, let sign = bytes.dropFirst(letters.count).first else {
      return letters.count <= 5
    }
    let rest = bytes.dropFirst(letters.count + 1)
    return (sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"))
      && (1...5).contains(rest.count)
      && rest.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ":") }
  }
}

/// The words of dates.
private enum MonthNames {
  /// The month that `word` names, in full or cut short.
  static func month(_ word: some StringProtocol) -> Int? {
    var name = word.lowercased()
    if name.last == "." { name.removeLast() }
    guard name.utf8.count >= 3, let first = name.unicodeScalars.first, first.properties.isAlphabetic
    else { return nil }
    for (index, names) in all.enumerated() where names.contains(name) { return index + 1 }
    return nil
  }

  /// A day of the week or a word between the parts.
  static func isFiller(_ word: Substring) -> Bool {
    var name = word.lowercased()
    if name.last == "." { name.removeLast() }
    return fillers.contains(name)
  }

  /// English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish.
  private static let all: [Set<String>] = [
    words("january jan januar jänner janvier janv enero ene gennaio gen janeiro januari"),
    words("february feb februar februari février fevrier févr febrero febbraio fevereiro fev"),
    words("march mar märz maerz mrz mars marzo março maart mrt"),
    words("april apr avril avr abril abr aprile"),
    words("may mai mayo maggio mag maio mei maj"),
    words("june jun juni juin junio giugno giu junho"),
    words("july jul juli juillet juil julio luglio lug julho"),
    words("august aug août aout agosto ago augustus augusti"),
    words("september sep sept septembre septiembre settembre set setembro"),
    words("october oct oktober okt octobre octubre ottobre ott outubro out"),
    words("november nov novembre noviembre novembro"),
    words("december dec dezember dez décembre déc diciembre dic dicembre dezembro"),
  ]

  private static let fillers = words(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
    montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so \
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo \
    at of the de del di den le um à
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }
}
