// SPDX-License-Identifier: Apache-2.0

import Linting

/// A permalink with `:name` for what a generator fills in.
enum Permalink {
  /// `template` with each `:name` as `value` gives it; an unknown one stays. A name is ASCII letters and `_`.
  static func filled(_ template: String, _ value: (String) -> String?) -> String {
    var result: [UInt8] = []
    let bytes = Array(template.utf8)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: ":") else {
        result.append(bytes[index])
        index += 1
        continue
      }
      var end = index + 1
      while end < bytes.count,
        (0x61...0x7A).contains(bytes[end]) || bytes[end] == UInt8(ascii: "_")
      {
        end += 1
      }
      let name = String(decoding: bytes[index + 1..<end], as: UTF8.self)
      result += value(name).map { Array($0.utf8) } ?? Array(bytes[index..<max(end, index + 1)])
      index = max(end, index + 1)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What the names that stand for a date mean, as Jekyll and Hugo have them.
  static func part(_ name: String, of date: Day) -> String? {
    switch name {
    case "year": padded(date.year, 4)
    case "short_year": padded(date.year % 100, 2)
    case "month": padded(date.month, 2)
    case "i_month": String(date.month)
    case "day": padded(date.day, 2)
    case "i_day": String(date.day)
    case "y_day": padded(date.dayOfYear, 3)
    case "yearday": String(date.dayOfYear)
    case "week": padded(date.isoWeek.week, 2)
    case "w_year": padded(date.isoWeek.year, 4)
    case "w_day": String(date.isoWeekday)
    case "weekday": String(date.isoWeekday % 7)
    case "short_day": String(date.weekdayName.prefix(3))
    case "long_day", "weekdayname": date.weekdayName
    case "short_month": String(date.monthName.prefix(3))
    case "long_month", "monthname": date.monthName
    case "hour", "minute", "second": "00"
    default: nil
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Day {
  fileprivate static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  fileprivate static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  fileprivate var monthName: String { Self.months[month - 1] }
  fileprivate var weekdayName: String { Self.weekdays[isoWeekday - 1] }
  private var isLeapYear: Bool { (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 }

  fileprivate var dayOfYear: Int {
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1]
    return before + day + (month > 2 && isLeapYear ? 1 : 0)
  }

  /// From 1, Monday, to 7.
  fileprivate var isoWeekday: Int {
    let years = year - 1
    let days = years * 365 + years / 4 - years / 100 + years / 400 + dayOfYear
    return (days + 6) % 7 + 1
  }

  /// The week of ISO 8601 and the year that it belongs to.
  fileprivate var isoWeek: (year: Int, week: Int) {
    let week = (dayOfYear - isoWeekday + 10) / 7
    func weeks(in year: Int) -> Int {
      // A year has 53 weeks when it, or a leap year, begins on a Thursday or a Wednesday.
      guard let first = Day(year: year, month: 1, day: 1) else { return 52 }
      let weekday = first.isoWeekday
      return weekday == 4 || (weekday == 3 && first.isLeapYear) ? 53 : 52
    }
    if week < 1 { return (year - 1, weeks(in: year - 1)) }
    return week > weeks(in: year) ? (year + 1, 1) : (year, week)
  }
}
