// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import Linting

/// The section `habits`.
extension ConfigurationReader {
  mutating func readHabits(_ entry: DataEntry) {
    if entry.value.isNull { return }
    if let word = entry.value.string {
      guard HabitSettings.switches.contains(word) else {
        return note(
          "'\(word)' is not a setting for habits",
          help: "use 'off' to check every post, or a map such as 'lead-image: accepted'",
          at: place(entry))
      }
      file.seeksHabits = Located(value: word == "on", origin: origin(place(entry)))
      return
    }
    guard entry.value.map != nil else {
      return note(
        "'habits' must be a map of rules", help: "for example 'lead-image: accepted'",
        at: place(entry))
    }
    for entry in entries(entry.value, keys: nil, of: "'habits'") {
      guard let record = habit(entry) else { continue }
      file.habits.append((entry.key, Located(value: record, origin: origin(entry.keyRange))))
    }
  }

  private mutating func habit(_ entry: DataEntry) -> HabitSettings.Record? {
    guard let rule = context.catalogue[entry.key]?.description else {
      note(
        "unknown rule '\(entry.key)'", help: context.catalogue.help(for: entry.key),
        at: entry.keyRange)
      return nil
    }
    guard !rule.habits.isEmpty else {
      note(
        "'\(entry.key)' has no habit",
        help: "configure it under 'rules'", at: entry.keyRange)
      return nil
    }
    switch entry.value.string {
    case "accepted": return .accepted
    case "off": return .off
    default: break
    }
    let fields = rule.habits.map(\.field).filter { !$0.isEmpty }
    if fields.count == 1, let value = number(entry.value) { return .beyond([fields[0]: value]) }
    if fields.count > 1, entry.value.map != nil {
      var values: [String: Double] = [:]
      for part in entries(entry.value, keys: fields, of: "'\(entry.key)'") {
        guard let value = number(part.value) else {
          note(
            "'\(part.key)' must be a number", help: "use the highest accepted value",
            at: place(part))
          continue
        }
        values[part.key] = value
      }
      return .beyond(values)
    }
    let more = fields.isEmpty ? "" : fields.count == 1 ? ", a number" : ", a map of numbers"
    note(
      "'\(entry.key)' must be 'accepted'\(more) or 'off' here",
      help: "use 'accepted' to accept it, 'off' to check every post", at: place(entry))
    return nil
  }

  private func number(_ value: DataValue) -> Double? {
    value.double.flatMap { $0.isFinite ? $0 : nil }
  }
}
